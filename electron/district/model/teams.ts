// SPDX-License-Identifier: Apache-2.0
import { toGcj02 } from './datum.ts'
import { TOWNS, placeOf } from './outline.ts'
import { hashOf, mix, unit } from './random.ts'
import { beijingText } from './stamp.ts'
import { MINUTE_MS, SECOND_MS } from './world.ts'
import type { Position, Town } from './outline.ts'
import type { Moment, World } from './world.ts'

/** One row of `/api/teams`; coordinates are GCJ-02; the wire names are explained in the district's README. */
export interface TeamRow {
  readonly dwbm: string
  readonly dwmc: string
  readonly dwlx: string
  readonly dwlxmc: string
  readonly rs: number
  readonly cl: readonly { readonly mc: string; readonly sl: number }[]
  readonly zb: readonly string[]
  readonly zt: string
  readonly ztmc: string
  readonly lxr: string
  readonly lxdh: string
  readonly jd: number
  readonly wd: number
  readonly xzqh: string
  readonly sszj: string
  readonly gxsj: string
}

interface TeamKind {
  readonly code: string
  readonly label: string
  readonly suffix: string
  readonly strength: number
  readonly vehicle: string
  readonly vehicles: number
  readonly equipment: readonly string[]
  /** The towns that have such a team: every n-th, from an offset; 1 = all. */
  readonly every: number
}

const STATE_NAMES: Readonly<Record<string, string>> = { '0': '待命', '1': '途中', '2': '到场', '3': '休整' }

const KINDS: readonly TeamKind[] = [
  {
    code: '01',
    label: '综合消防救援',
    suffix: '消防救援站(示例)',
    strength: 24,
    vehicle: '水罐消防车',
    vehicles: 3,
    equipment: ['液压破拆工具组', '排水泵', '救生抛投器'],
    every: 1,
  },
  { code: '02', label: '医疗急救', suffix: '急救分站(示例)', strength: 9, vehicle: '救护车', vehicles: 2, equipment: ['除颤仪', '呼吸机'], every: 1 },
  { code: '03', label: '公安', suffix: '派出所机动队(示例)', strength: 16, vehicle: '警车', vehicles: 4, equipment: ['警戒带', '扩音器'], every: 1 },
  {
    code: '04',
    label: '水务防汛',
    suffix: '防汛抢险队(示例)',
    strength: 20,
    vehicle: '排水车',
    vehicles: 2,
    equipment: ['移动泵 5 台', '挡水板', '编织袋'],
    every: 1,
  },
  { code: '05', label: '供电抢修', suffix: '供电抢修班(示例)', strength: 8, vehicle: '抢修车', vehicles: 2, equipment: ['发电机', '绝缘工具'], every: 2 },
  {
    code: '06',
    label: '燃气抢修',
    suffix: '燃气抢修班(示例)',
    strength: 6,
    vehicle: '燃气抢修车',
    vehicles: 1,
    equipment: ['可燃气检测仪', '封堵器'],
    every: 2,
  },
  { code: '07', label: '道路桥梁', suffix: '道路养护队(示例)', strength: 12, vehicle: '养护车', vehicles: 2, equipment: ['防撞车', '融雪剂'], every: 2 },
  { code: '08', label: '社会力量', suffix: '民间救援队(示例)', strength: 18, vehicle: '皮卡', vehicles: 2, equipment: ['橡皮艇', '无人机'], every: 3 },
  {
    code: '09',
    label: '通信保障',
    suffix: '通信保障组(示例)',
    strength: 5,
    vehicle: '应急通信车',
    vehicles: 1,
    equipment: ['卫星便携站', '单兵图传'],
    every: 3,
  },
  { code: '10', label: '街镇基层', suffix: '应急队(示例)', strength: 30, vehicle: '巡逻车', vehicles: 2, equipment: ['铁锹', '强光手电', '扩音器'], every: 1 },
]

interface Team {
  readonly code: string
  readonly kind: TeamKind
  readonly town: Town
  readonly place: Position
  readonly key: number
}

/** Every team at a moment. */
export function teamRows(world: World, moment: Moment): TeamRow[] {
  return teamsOf(world.seed).map((team) => rowOf(world, team, moment))
}

/** The team's place in WGS 84, for tests. */
export function teamPlaces(seed: number): Position[] {
  return teamsOf(seed).map((team) => team.place)
}

function rowOf(world: World, team: Team, moment: Moment): TeamRow {
  const { state, changedMs } = stateAt(world, team, moment.elapsedMs)
  const gcj = toGcj02(team.place)
  const { kind, town } = team
  return {
    dwbm: team.code,
    dwmc: `${town.name}${kind.suffix}`,
    dwlx: kind.code,
    dwlxmc: kind.label,
    rs: Math.round(kind.strength * (0.8 + 0.4 * unit(team.key, 1))),
    cl: [{ mc: kind.vehicle, sl: kind.vehicles }],
    zb: kind.equipment,
    zt: state,
    ztmc: STATE_NAMES[state] ?? '',
    lxr: '值班岗(示例)',
    lxdh: '示例',
    jd: gcj.lon,
    wd: gcj.lat,
    xzqh: town.code,
    sszj: town.name,
    gxsj: beijingText(moment.zeroAt + changedMs),
  }
}

/** The story's orders come first; else about one team in six is out for half an hour now and then. */
function stateAt(world: World, team: Team, elapsedMs: number): { state: string; changedMs: number } {
  const order = world.story.teams.find((candidate) => candidate.kind === team.kind.code && candidate.townCode === team.town.code)
  const ordered = order?.states.findLast(([seconds]) => seconds * SECOND_MS <= elapsedMs)
  if (ordered !== undefined) return { state: ordered[1], changedMs: ordered[0] * SECOND_MS }
  const stepMs = 40 * MINUTE_MS
  const shiftMs = Math.floor(unit(team.key, 2) * stepMs)
  const step = Math.floor((elapsedMs + shiftMs) / stepMs)
  if (mix(team.key, 3) % 6 !== 0) return { state: '0', changedMs: -Math.floor(unit(team.key, 4) * 12 * 60) * MINUTE_MS }
  const luck = unit(hashOf(world.seed, team.code), step)
  const state = luck < 0.55 ? '0' : luck < 0.72 ? '1' : luck < 0.9 ? '2' : '3'
  return { state, changedMs: step * stepMs - shiftMs }
}

/** The list depends on the seed alone, so it is made once per seed. */
const teamLists = new Map<number, readonly Team[]>()

function teamsOf(seed: number): readonly Team[] {
  const held = teamLists.get(seed)
  if (held !== undefined) return held
  const pairs = TOWNS.flatMap((town, townIndex) => KINDS.filter((kind, index) => (townIndex + index) % kind.every === 0).map((kind) => ({ town, kind })))
  const list = pairs.map(({ town, kind }, index) => {
    const code = `DW-${String(index + 1).padStart(4, '0')}`
    return { code, kind, town, place: placeOf(town, seed, code), key: hashOf(seed, `team:${code}`) }
  })
  teamLists.set(seed, list)
  return list
}

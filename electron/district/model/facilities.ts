// SPDX-License-Identifier: Apache-2.0
import { signal } from '../stories/story.ts'
import { TOWNS, placeOf } from './outline.ts'
import { hashOf, unit } from './random.ts'
import { MINUTE_MS, SECOND_MS, roundTo } from './world.ts'
import type { Town } from './outline.ts'
import type { Moment, World } from './world.ts'

export type FacilityType = 'hospital' | 'shelter' | 'fireStation' | 'pumpStation'

/** One row of `/api/facilities`, WGS 84; `updateTime` is epoch ms. */
export interface FacilityRow {
  readonly id: string
  readonly type: FacilityType
  readonly name: string
  readonly address: string
  readonly townCode: string
  readonly town: string
  readonly lng: number
  readonly lat: number
  readonly attributes: Readonly<Record<string, number | boolean>>
  readonly updateTime: number
}

const STEP_MS = 5 * MINUTE_MS
const KINDS: readonly (readonly [type: FacilityType, letter: string, name: string, perTown: number])[] = [
  ['hospital', 'H', '综合医院(示例)', 1],
  ['shelter', 'S', '应急避难场所(示例)', 3],
  ['fireStation', 'F', '消防站(示例)', 1],
  ['pumpStation', 'P', '排涝泵站(示例)', 2],
]

/** Every facility at a moment; figures move every five minutes. */
export function facilityRows(world: World, moment: Moment): FacilityRow[] {
  const step = Math.floor(moment.elapsedMs / STEP_MS)
  return KINDS.flatMap(([type, letter, name, perTown]) =>
    TOWNS.flatMap((town, townIndex) =>
      Array.from({ length: perTown }, (_unused, index) => {
        const number = String(townIndex * perTown + index + 1).padStart(2, '0')
        const id = `FAC-${letter}-${number}`
        const title = perTown === 1 ? `${town.name}${name}` : `${town.name}${index + 1}号${name}`
        return rowOf(world, { id, type, name: title, town, step, updateTime: moment.zeroAt + step * STEP_MS })
      }),
    ),
  )
}

interface Draft {
  readonly id: string
  readonly type: FacilityType
  readonly name: string
  readonly town: Town
  readonly step: number
  readonly updateTime: number
}

function rowOf(world: World, draft: Draft): FacilityRow {
  const place = placeOf(draft.town, world.seed, draft.id)
  return {
    id: draft.id,
    type: draft.type,
    name: draft.name,
    address: `${draft.town.name}(示例)`,
    townCode: draft.town.code,
    town: draft.town.name,
    lng: place.lon,
    lat: place.lat,
    attributes: attributesOf(world, draft),
    updateTime: draft.updateTime,
  }
}

function attributesOf(world: World, draft: Draft): Readonly<Record<string, number | boolean>> {
  const key = hashOf(world.seed, draft.id)
  const seconds = (draft.step * STEP_MS) / SECOND_MS
  const luck = unit(key, draft.step)
  switch (draft.type) {
    case 'hospital': {
      const beds = 180 + Math.floor(unit(key, -1) * 620)
      const load = signal(world.story, 'hospital.load', { seconds, base: 0.86 + 0.05 * luck })
      return { beds, bedsFree: Math.max(0, Math.round(beds * (1 - load))), emergencyDoctors: 4 + Math.floor(unit(key, -2) * 9) }
    }
    case 'shelter': {
      const capacity = 200 + Math.floor(unit(key, -1) * 18) * 100
      const share = signal(world.story, 'shelter.occupied', { seconds, base: 0 }) * unit(key, -3)
      return { capacity, occupied: Math.round(capacity * share), open: share > 0 }
    }
    case 'fireStation':
      return { strength: 18 + Math.floor(unit(key, -1) * 20), vehicles: 3 + Math.floor(unit(key, -2) * 4) }
    case 'pumpStation': {
      const pumps = 2 + Math.floor(unit(key, -1) * 5)
      const share = signal(world.story, 'pump.running', { seconds, base: luck < 0.1 ? 0.3 : 0 })
      const running = Math.min(pumps, Math.round(pumps * share))
      return { pumps, running, flowM3PerS: roundTo(running * 1.8, 1) }
    }
  }
}

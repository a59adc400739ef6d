// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { DEMONSTRATION_ORGANISATION } from '../config/index.ts'
import { INCIDENT_CLASSES } from '../domain/index.ts'
import { commandChain, EMPTY_HALL, leaderOf, REAL, reduce, sectorOf, unitOfTown, type HallState } from '../hall/index.ts'
import type { OrganisationInput } from '../hall/organisation/schema.ts'
import { SHIPPED_LAYOUTS } from '../layouts/index.ts'
import { DEFAULT_RULES } from '../rules/hallRules.ts'
import { toEvents, type Plan, type PlanContext } from './index.ts'
import { ORGANISATION_COMMANDS } from './organisation.ts'

const NOW = Date.parse('2026-09-22T00:00:00+08:00')
const context = (): PlanContext => ({
  now: NOW,
  actor: { principal: 'desk', role: 'admin' },
  commandId: 'c',
  layouts: SHIPPED_LAYOUTS,
  rules: DEFAULT_RULES,
  realm: REAL,
  recordedFrom: null,
})

type Name = keyof typeof ORGANISATION_COMMANDS
interface Row {
  readonly input: { parse(value: unknown): unknown }
  readonly plan: (state: HallState, input: unknown, at: PlanContext) => Plan<unknown>
}
const ROWS = ORGANISATION_COMMANDS as unknown as Record<Name, Row>

function run(state: HallState, name: Name, input: unknown): { readonly state: HallState; readonly plan: Plan<unknown> } {
  const at = context()
  const plan = ROWS[name].plan(state, ROWS[name].input.parse(input), at)
  return { plan, state: plan.ok ? toEvents(state.seq, plan.events, at).reduce(reduce, state) : state }
}

const TABLE = {
  asOf: '2026-06-01',
  units: [
    { id: 'committee', name: '应急委', kind: 'committee' },
    { id: 'water', name: '水务局', kind: 'department', parentId: 'committee', memberOf: ['natural'] },
    { id: 'fire', name: '消防', kind: 'department', parentId: 'committee', memberOf: ['accident'] },
    { id: 'hq-natural', name: '自然灾害指挥部', kind: 'headquarters', parentId: 'committee', headquarters: 'natural' },
    { id: 'town-1', name: '方松街道', kind: 'subdistrict', parentId: 'committee', town: '方松街道' },
  ],
  posts: [
    { id: 'deputy-1', unitId: 'committee', title: '分管领导甲', rank: 'deputyDistrictHead', deputyOf: 'deputy-2' },
    { id: 'deputy-2', unitId: 'committee', title: '分管领导乙', rank: 'deputyDistrictHead', deputyOf: 'deputy-1' },
  ],
  sectors: [{ id: 'flood', name: '防汛', departmentId: 'water', leaderPostId: 'deputy-1', from: '2026-01-01' }],
} satisfies OrganisationInput

const loaded = () => run(EMPTY_HALL, 'organisation.import', TABLE).state

describe('an import', () => {
  test('puts everything in force, and the same table again changes nothing', () => {
    const first = run(EMPTY_HALL, 'organisation.import', TABLE)
    expect(first.plan).toMatchObject({ ok: true, value: { changed: true, units: 5, posts: 2, sectors: 1 } })
    expect(first.state.organisation).toMatchObject({ asOf: Date.parse('2026-06-01T00:00:00+08:00'), demonstration: false, importedBy: 'desk' })
    expect(run(first.state, 'organisation.import', TABLE).plan).toMatchObject({ ok: true, events: [], value: { changed: false } })
  })

  test.for([
    ['an unknown parent', { units: [{ ...TABLE.units[1], parentId: 'nobody' }] }, 'unknown-unit', 'units[0].parentId'],
    ['a post without its unit', { posts: [{ ...TABLE.posts[0], deputyOf: undefined, unitId: 'nobody' }], sectors: [] }, 'unknown-unit', 'posts[0].unitId'],
    ['an unknown AB role', { posts: [{ ...TABLE.posts[0], deputyOf: 'nobody' }], sectors: [] }, 'unknown-post', 'posts[0].deputyOf'],
    ['a post that stands in for itself', { posts: [{ ...TABLE.posts[0], deputyOf: 'deputy-1' }], sectors: [] }, 'bad-input', 'posts[0].deputyOf'],
    ['an unknown department', { sectors: [{ ...TABLE.sectors[0], departmentId: 'nobody' }] }, 'unknown-unit', 'sectors[0].departmentId'],
    ['an unknown leader', { sectors: [{ ...TABLE.sectors[0], leaderPostId: 'nobody' }] }, 'unknown-post', 'sectors[0].leaderPostId'],
    ['a unit twice', { units: [...TABLE.units, TABLE.units[1]] }, 'already-exists', 'units[5].id'],
    ['a post twice', { posts: [...TABLE.posts, TABLE.posts[0]] }, 'already-exists', 'posts[2].id'],
    ['one headquarters twice', { units: [...TABLE.units, { ...TABLE.units[3], id: 'hq-2' }] }, 'already-exists', 'units[5].headquarters'],
    ['one town twice', { units: [...TABLE.units, { ...TABLE.units[4], id: 'town-2' }] }, 'already-exists', 'units[5].town'],
    [
      'a headquarters that does not say which',
      { units: [...TABLE.units, { id: 'hq-2', name: '指挥部', kind: 'headquarters' }] },
      'bad-input',
      'units[5].headquarters',
    ],
    [
      'a circle of parents',
      { units: [{ ...TABLE.units[0], parentId: 'fire' }, TABLE.units[1], { ...TABLE.units[2], parentId: 'water' }] },
      'bad-input',
      'units[0].parentId',
    ],
    ['a line that ends before it begins', { sectors: [{ ...TABLE.sectors[0], until: '2026-01-01' }] }, 'out-of-order', 'sectors[0].until'],
    [
      'overlapping lines',
      {
        sectors: [
          { ...TABLE.sectors[0], until: '2026-03-02' },
          { ...TABLE.sectors[0], from: '2026-03-01' },
        ],
      },
      'bad-input',
      'sectors[1]',
    ],
    ['one name under two ids', { sectors: [...TABLE.sectors, { ...TABLE.sectors[0], id: 'flood-2' }] }, 'bad-input', 'sectors[1]'],
    ['a date in the future', { asOf: '2026-09-23' }, 'in-the-future', 'asOf'],
  ] as const)('%s is refused at its place', ([, change, code, place]) => {
    const { plan } = run(EMPTY_HALL, 'organisation.import', { ...TABLE, ...change })
    expect(plan).toMatchObject({ ok: false, code })
    if (!plan.ok) expect([plan.message, plan.messageZh]).toEqual([expect.stringContaining(place), expect.stringContaining(place)])
  })

  test('lines of one sector that meet on a day do not overlap', () => {
    const sectors = [
      { ...TABLE.sectors[0], until: '2026-03-01' },
      { ...TABLE.sectors[0], from: '2026-03-01' },
    ]
    expect(run(EMPTY_HALL, 'organisation.import', { ...TABLE, sectors }).plan.ok).toBe(true)
  })

  test('an older table replaces a newer one only by force, and force needs its reason', () => {
    const older = { ...TABLE, asOf: '2026-05-31' }
    expect(run(loaded(), 'organisation.import', older).plan).toMatchObject({ ok: false, code: 'out-of-order' })
    expect(run(loaded(), 'organisation.import', { ...older, force: true }).plan).toMatchObject({ ok: false, code: 'reason-missing' })
    expect(run(loaded(), 'organisation.import', { ...older, force: true, reason: '新表有误' }).plan).toMatchObject({ ok: true, value: { changed: true } })
    expect(run(loaded(), 'organisation.import', { ...TABLE, units: TABLE.units.slice(0, 4) }).plan).toMatchObject({ ok: true, value: { changed: true } })
  })

  test('a sample gives way to the real one, whatever its date, and never comes back over it', () => {
    const sample = run(EMPTY_HALL, 'organisation.import', { ...DEMONSTRATION_ORGANISATION, demonstration: true }).state
    expect(sample.organisation.demonstration).toBe(true)
    const real = run(sample, 'organisation.import', { ...TABLE, asOf: '2020-01-01' })
    expect(real.state.organisation.demonstration).toBe(false)
    expect(run(real.state, 'organisation.import', { ...DEMONSTRATION_ORGANISATION, demonstration: true }).plan).toMatchObject({
      ok: false,
      code: 'out-of-order',
    })
  })
})

test('the organisation of the demonstration is whole: 17 towns and the zone, five headquarters, 20 sectors and more, nobody by name', () => {
  const { state, plan } = run(EMPTY_HALL, 'organisation.import', { ...DEMONSTRATION_ORGANISATION, demonstration: true })
  expect(plan.ok).toBe(true)
  const units = Object.values(state.organisation.units)
  const count = (kind: string) => units.filter((unit) => unit.kind === kind).length
  expect([count('subdistrict'), count('zone'), count('headquarters')]).toEqual([17, 1, 5])
  expect(state.organisation.sectors.length).toBeGreaterThanOrEqual(20)
  expect(Object.values(state.organisation.posts).filter((post) => post.person !== undefined)).toEqual([])
  for (const key of [...INCIDENT_CLASSES, 'key'] as const) {
    const chain = commandChain(state.organisation, key)
    expect(chain.coordinating.map((link) => link.unit.id)).toEqual(['committee', 'office', 'centre'])
    expect(chain.leading[0]?.unit.headquarters).toBe(key)
    expect(chain.fighting).toHaveLength(18)
  }
  expect(commandChain(state.organisation, 'natural').leading[0]?.posts[0]).toMatchObject({ id: 'hq-natural:head', rank: 'deputyDistrictHead' })
  expect(unitOfTown(state.organisation, '泖港镇')?.id).toBe('town-310117109')
})

describe('the sector table', () => {
  const at = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

  test('a line changes from a date on; the instant belongs to the new one, the one before to the old, and the earlier lines are kept', () => {
    const change = { id: 'flood', departmentId: 'fire', leaderPostId: 'deputy-2', from: '2026-07-01', reason: '分工调整' }
    const { state } = run(loaded(), 'organisation.setSector', change)
    expect(sectorOf(state.organisation, 'flood', at('2026-07-01') - 1)).toMatchObject({ departmentId: 'water', until: at('2026-07-01') })
    expect(sectorOf(state.organisation, 'flood', at('2026-07-01'))).toMatchObject({ departmentId: 'fire', name: '防汛' })
    expect(sectorOf(state.organisation, 'flood', at('2025-12-31'))).toBeUndefined()
    expect(state.organisation.changes?.[0]).toMatchObject({ at: NOW, by: 'desk', reason: '分工调整', sectors: [{ departmentId: 'water' }] })
    const bounded = run(state, 'organisation.setSector', { ...change, departmentId: 'water', from: '2026-08-01', until: '2026-09-01' }).state
    const days = ['2026-06-30', '2026-07-31', '2026-08-01', '2026-08-31', '2026-09-01']
    expect(days.map((day) => sectorOf(bounded.organisation, 'flood', at(day))?.departmentId)).toEqual(['water', 'fire', 'water', 'water', 'fire'])
  })

  test.each([
    [{ departmentId: 'nobody' }, 'unknown-unit'],
    [{ leaderPostId: 'nobody' }, 'unknown-post'],
    [{ until: '2026-07-01' }, 'out-of-order'],
    [{ id: 'new' }, 'missing-fields'],
    [{ id: 'new', name: '防汛' }, 'already-exists'],
  ])('%j is refused: %s', (change, code) => {
    const input = { id: 'flood', departmentId: 'fire', leaderPostId: 'deputy-2', from: '2026-07-01', ...change }
    expect(run(loaded(), 'organisation.setSector', input).plan).toMatchObject({ ok: false, code })
  })

  test('the leader is named by person, else by title; the AB role steps in where the post is vacant and its own is not, or is away', () => {
    const now = at('2026-07-01')
    const leader = (state: HallState, away: readonly string[] = []) => {
      const found = leaderOf(state.organisation, 'flood', { at: now, away })
      return [found?.name, found?.isStandIn]
    }
    expect(leader(loaded())).toEqual(['分管领导甲', false])
    expect(leader(loaded(), ['deputy-1'])).toEqual(['分管领导乙', true])
    const withB = run(loaded(), 'organisation.setContact', { postId: 'deputy-2', person: '乙某', phone: '1' }).state
    expect(leader(withB)).toEqual(['乙某', true])
    const withBoth = run(withB, 'organisation.setContact', { postId: 'deputy-1', person: '甲某' }).state
    expect(leader(withBoth)).toEqual(['甲某', false])
    expect(leader(withBoth, ['deputy-1', 'deputy-2'])).toEqual(['甲某', false])
    expect(leaderOf(loaded().organisation, 'constructor', { at: now })).toBeUndefined()
  })
})

test('a contact is changed and taken back to what it was; what it was before stays', () => {
  const changed = run(loaded(), 'organisation.setContact', { postId: 'deputy-1', person: '甲某' })
  expect(changed.state.organisation.changes?.[0]?.post).toEqual(loaded().organisation.posts['deputy-1'])
  expect(run(changed.state, 'organisation.setContact', { postId: 'deputy-1', person: '甲某' }).plan).toMatchObject({ events: [], value: { changed: false } })
  const back = run(changed.state, 'organisation.setContact', { postId: 'deputy-1', person: null })
  expect(back.state.organisation.posts).toEqual(loaded().organisation.posts)
  expect(run(loaded(), 'organisation.setContact', { postId: '__proto__', person: '甲' }).plan).toMatchObject({ code: 'unknown-post' })
  expect(run(loaded(), 'organisation.setContact', { postId: 'deputy-1' }).plan).toMatchObject({ code: 'missing-fields' })
})

// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Desk } from '../../test/fixtures/desk.ts'
import { deadlinesOf } from '../hall/index.ts'
import { areaTotals, evacuationTotals, shelterOccupancy, type Evacuation } from '../hall/ledgers/evacuation/state.ts'

const NOW = 1_790_000_000_000
const BY = { name: '示例值班员' }

const PLAN = {
  title: '危险区域转移（示例）',
  dueAt: NOW + 3_600_000,
  areas: [
    { id: 'a1', name: '甲村', toMove: 100, keyGroups: [{ name: '老人', count: 30 }] },
    { id: 'a2', name: '乙村', toMove: 10 },
  ],
  shelters: [
    { id: 's1', name: '学校', capacity: 60, others: 10 },
    { id: 's2', name: '体育馆', capacity: 500 },
  ],
}

function planned(): { readonly desk: Desk; readonly id: string } {
  const desk = new Desk(NOW)
  return { desk, id: desk.done<{ id: string }>('evacuation.plan', PLAN).id }
}

const ledger = (desk: Desk, id: string): Evacuation => desk.realm.evacuations[id]!
const move = (id: string, change: Record<string, unknown> = {}) => ({ id, areaId: 'a1', kind: 'moved', count: 20, shelterId: 's1', by: BY, ...change })

describe('moving and returning', () => {
  test('应转, 已转, 未转 follow the records, by area and by shelter', () => {
    const { desk, id } = planned()
    expect(desk.done('evacuation.record', move(id, { keyGroups: [{ name: '老人', count: 5 }] }))).toEqual({
      toMove: 110,
      moved: 20,
      notMoved: 90,
      returned: 0,
      away: 20,
    })
    desk.done('evacuation.record', move(id, { areaId: 'a2', count: 10, shelterId: undefined }))
    expect(desk.done('evacuation.record', move(id, { kind: 'returned', count: 15, keyGroups: [{ name: '老人', count: 5 }] }))).toEqual({
      toMove: 110,
      moved: 30,
      notMoved: 80,
      returned: 15,
      away: 15,
    })
    expect(areaTotals(ledger(desk, id).areas[0]!)).toEqual({ toMove: 100, moved: 20, notMoved: 80, returned: 15, away: 5 })
    expect(ledger(desk, id).shelters.map((shelter) => shelterOccupancy(ledger(desk, id), shelter))).toEqual([15, 0])
    expect(ledger(desk, id).areas[0]?.keyAway).toEqual({ 老人: 0 })
  })

  test.each([
    ['more than are to move', { count: 101, shelterId: undefined }, 'over-capacity'],
    ['as many as are to move: allowed', { count: 100, shelterId: undefined }, null],
    ['a shelter filled to its last place: allowed', { count: 50 }, null],
    ['one more than the shelter takes', { count: 51 }, 'over-capacity'],
    ['the same with the reason: allowed', { count: 51, reason: '临时加床' }, null],
    ['a return of people who are not there', { kind: 'returned', count: 1 }, 'over-capacity'],
    ['more of a key group than there are', { count: 40, keyGroups: [{ name: '老人', count: 31 }] }, 'over-capacity'],
    ['more of a key group than people', { count: 2, keyGroups: [{ name: '老人', count: 3 }] }, 'over-capacity'],
    ['a key group that was not planned', { keyGroups: [{ name: '儿童', count: 1 }] }, 'unknown-entry'],
    ['an unknown area', { areaId: '__proto__' }, 'unknown-entry'],
    ['an unknown shelter', { shelterId: 'constructor' }, 'unknown-entry'],
    ['a time to come', { at: NOW + 1 }, 'in-the-future'],
  ])('%s', (_what, change, code) => {
    const { desk, id } = planned()
    expect(desk.send('evacuation.record', move(id, change))).toMatchObject(code === null ? { ok: true } : { ok: false, code })
  })
})

test('a plan may be added to; places that stand already, and shelters that are full from the start, are refused', () => {
  const { desk, id } = planned()
  expect(desk.done('evacuation.plan', { id, areas: [{ name: '丙村', toMove: 7 }] })).toMatchObject({ id, areaIds: ['area-2-1'] })
  expect(evacuationTotals(ledger(desk, id)).toMove).toBe(117)
  expect(desk.send('evacuation.plan', { id, areas: [{ name: '甲村', toMove: 1 }] })).toMatchObject({ code: 'already-exists' })
  expect(desk.send('evacuation.plan', { id, areas: [], shelters: [{ name: '满员点', capacity: 5, others: 6 }] })).toMatchObject({ code: 'over-capacity' })
  expect(desk.send('evacuation.plan', { title: '空', areas: [] })).toMatchObject({ code: 'missing-fields' })
  expect(desk.send('evacuation.plan', { id: 'evacuation-9', areas: [] })).toMatchObject({ code: 'unknown-entry' })
})

test.for([
  [{ counts: { areaId: 'a1', shelterId: 'nowhere', moved: 1, returned: 0 } }, 'counts.shelterId'],
  [{ shelter: { id: 'nowhere', capacity: 1 } }, 'shelter.id'],
] as const)('a correction of %j is refused at %s', ([change, field]) => {
  const { desk, id } = planned()
  expect(desk.send('evacuation.correct', { id, reason: '核对', ...change })).toMatchObject({
    code: 'unknown-entry',
    messageZh: expect.stringMatching(new RegExp(`^${field}: `)),
  })
})

test('a correction keeps what stood before and never makes the numbers impossible', () => {
  const { desk, id } = planned()
  desk.done('evacuation.record', move(id, { count: 40 }))
  expect(desk.send('evacuation.correct', { id, reason: '核实', area: { id: 'a1', toMove: 39 } })).toMatchObject({ code: 'over-capacity' })
  expect(desk.send('evacuation.correct', { id, reason: '核实', counts: { areaId: 'a1', shelterId: 's1', moved: 30, returned: 31 } })).toMatchObject({
    code: 'over-capacity',
  })
  expect(desk.done('evacuation.correct', { id, reason: '重复登记', counts: { areaId: 'a1', shelterId: 's1', moved: 30, returned: 0 } })).toMatchObject({
    moved: 30,
    notMoved: 80,
  })
  expect(desk.done('evacuation.correct', { id, reason: '核实', area: { id: 'a1', toMove: 30 } })).toMatchObject({ toMove: 40, notMoved: 10 })
  expect(ledger(desk, id).corrections.map(({ reason, by, before }) => [reason, by, (before['area'] as { toMove: number }).toMove])).toEqual([
    ['核实', 'desk', 100],
    ['重复登记', 'desk', 100],
  ])
})

test('the limit is kept when everybody is moved, runs out otherwise, and is open again after a correction', () => {
  const { desk, id } = planned()
  const limit = () => deadlinesOf(desk.realm).find(({ kind }) => kind === 'evacuation.complete')
  desk.now = NOW + 3_600_000
  expect(desk.settle('evacuation.complete')).toEqual([])
  desk.now += 1
  expect(desk.settle('evacuation.complete')).toMatchObject([{ name: 'alarm.raise', input: { kind: 'evacuation.complete' } }])
  desk.done('evacuation.record', move(id, { count: 100, shelterId: 's2' }))
  desk.done('evacuation.record', move(id, { areaId: 'a2', count: 10, shelterId: 's2' }))
  expect(limit()).toMatchObject({ dueAt: NOW + 3_600_000, doneAt: desk.now })
  expect(desk.settle('evacuation.complete')).toMatchObject([{ name: 'alarm.clear' }])
  desk.done('evacuation.correct', { id, reason: '漏报', area: { id: 'a2', toMove: 12 } })
  expect(limit()?.doneAt).toBeUndefined()
})

test('closing needs the reason while people are not moved or still away; closed is closed', () => {
  const { desk, id } = planned()
  expect(desk.send('evacuation.close', { id, summary: '完' })).toMatchObject({
    ok: false,
    code: 'reason-missing',
    messageZh: expect.stringContaining('110 人未转'),
  })
  desk.done('evacuation.close', { id, summary: '完', reason: '预警解除' })
  expect(ledger(desk, id).closed).toMatchObject({ summary: '完', reason: '预警解除' })
  for (const [name, input] of [
    ['evacuation.record', move(id)],
    ['evacuation.close', { id, summary: '完', reason: '再' }],
    ['evacuation.plan', { id, areas: [{ name: '丁村', toMove: 1 }] }],
  ] as const)
    expect(desk.send(name, input)).toMatchObject({ ok: false, code: 'already-done' })
})

const count = fc.integer({ min: 1, max: 70 })
const area = fc.constantFrom('a1', 'a2')
const shelter = fc.constantFrom('s1', 's2', undefined)
const steps = fc.array(
  fc.oneof(
    fc.record({
      what: fc.constant('move' as const),
      area,
      shelter,
      count,
      kind: fc.constantFrom('moved', 'returned'),
      reason: fc.constantFrom('加床', undefined),
    }),
    fc.record({ what: fc.constant('toMove' as const), area, toMove: fc.integer({ min: 0, max: 150 }) }),
    fc.record({ what: fc.constant('counts' as const), area, shelter, moved: fc.integer({ min: 0, max: 120 }), returned: fc.integer({ min: 0, max: 120 }) }),
  ),
  { maxLength: 8 },
)

test('whatever is recorded: 0 ≤ returned ≤ moved ≤ to move, sums are sums, and refused lines change nothing', () => {
  const start = planned()
  fc.assert(
    fc.property(steps, (sequence) => {
      const desk = new Desk(NOW)
      desk.state = start.desk.state
      for (const step of sequence) {
        const before = desk.state
        const plan =
          step.what === 'move'
            ? desk.send(
                'evacuation.record',
                move(start.id, { areaId: step.area, shelterId: step.shelter, count: step.count, kind: step.kind, reason: step.reason }),
              )
            : desk.send('evacuation.correct', {
                id: start.id,
                reason: '核实',
                ...(step.what === 'toMove'
                  ? { area: { id: step.area, toMove: step.toMove, keyGroups: [] } }
                  : { counts: { areaId: step.area, shelterId: step.shelter, moved: step.moved, returned: step.returned } }),
              })
        if (!plan.ok) expect(desk.state).toBe(before)
        const now = ledger(desk, start.id)
        for (const one of now.areas) {
          const { toMove, moved, notMoved, returned, away } = areaTotals(one)
          expect([returned >= 0, returned <= moved, moved <= toMove, notMoved === toMove - moved, away === moved - returned]).toEqual([
            true,
            true,
            true,
            true,
            true,
          ])
        }
        const whole = evacuationTotals(now)
        expect(whole.toMove).toBe(whole.moved + whole.notMoved)
        const housed = now.shelters.reduce((sum, one) => sum + shelterOccupancy(now, one) - one.others, 0)
        const elsewhere = now.areas.reduce((sum, { placed }) => sum + (placed['-'] ? placed['-'].moved - placed['-'].returned : 0), 0)
        expect(housed + elsewhere).toBe(whole.away)
        expect((now.completedAt !== undefined) === (whole.notMoved === 0)).toBe(true)
      }
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WallDesk } from '../../test/fixtures/wallDesk.ts'
import { unreadableEvents } from '../../test/fixtures/settle.ts'
import { openHoldings, realmOf } from '../hall/index.ts'
import { outstanding } from '../hall/holdings/state.ts'

const RUNS = 10_000
const PUMP = { source: 'rescue', id: 'pump-1', name: '排水抢险一队（示例）' }
const SAND = { source: 'depot', id: 'sand', name: '防汛沙袋（示例）' }
const team = (headquarters: string, resource = PUMP) => ({ kind: 'team', resource, headquarters })
const supply = (headquarters: string, quantity: number, availableQuantity = 100) => ({
  kind: 'supply',
  resource: SAND,
  headquarters,
  quantity,
  unit: '袋',
  availableQuantity,
})
const held = (desk: WallDesk) => openHoldings(realmOf(desk.state))

describe('holdings', () => {
  test('a team with one headquarters is refused to another, naming the holder, until it is released', () => {
    const desk = new WallDesk()
    const { id } = desk.value('holding.take', team('natural'))
    expect(desk.run('holding.take', team('accident'))).toMatchObject({
      ok: false,
      code: 'held-elsewhere',
      messageZh: expect.stringContaining('自然灾害专项应急指挥部'),
    })
    expect(desk.run('holding.take', team('natural'))).toMatchObject({ ok: false, code: 'already-exists' })
    expect(desk.run('holding.release', { id, consumed: 1 })).toMatchObject({ ok: false, code: 'bad-input' })
    expect(desk.value('holding.release', { id })).toEqual({ id, outstanding: 0 })
    expect(desk.run('holding.release', { id })).toMatchObject({ ok: false, code: 'already-done' })
    expect(desk.run('holding.take', team('accident')).ok).toBe(true)
  })

  test('the same id of another source is another team', () => {
    const desk = new WallDesk()
    desk.value('holding.take', team('natural'))
    expect(desk.run('holding.take', team('accident', { ...PUMP, source: 'other' })).ok).toBe(true)
  })

  test.for([
    [100, true],
    [100.001, false],
  ] as const)('with 40 of 140 held, %s more: %s', ([quantity, isTaken]) => {
    const desk = new WallDesk()
    desk.value('holding.take', supply('natural', 40, 140))
    const plan = desk.run('holding.take', supply('accident', quantity, 140))
    expect(plan).toMatchObject(isTaken ? { ok: true } : { ok: false, code: 'over-capacity', messageZh: expect.stringContaining('可用 100 袋') })
  })

  test('a supply that is out is counted in one unit: another one is refused, naming the holding, until all of it is back', () => {
    const desk = new WallDesk()
    const { id } = desk.value('holding.take', supply('natural', 40))
    const inTonnes = { ...supply('accident', 1), unit: '吨' }
    expect(desk.run('holding.take', inTonnes)).toMatchObject({ ok: false, code: 'bad-input', messageZh: expect.stringMatching(/^unit: .*袋.*吨/) })
    desk.value('holding.release', { id })
    expect(desk.run('holding.take', inTonnes).ok).toBe(true)
  })

  test('what comes back and what is used up is booked; the rest stays out, and no more than that comes back', () => {
    const desk = new WallDesk()
    const { id } = desk.value('holding.take', supply('natural', 0.3))
    expect(desk.value('holding.release', { id, returned: 0.1 })).toEqual({ id, outstanding: 0.2 })
    expect(desk.run('holding.release', { id, returned: 0.1, consumed: 0.101 })).toMatchObject({ ok: false, code: 'over-capacity' })
    expect(desk.run('holding.release', { id, returned: 0, consumed: 0 })).toMatchObject({ ok: false, code: 'bad-input' })
    expect(desk.value('holding.release', { id, consumed: 0.2 })).toEqual({ id, outstanding: 0 })
    expect(realmOf(desk.state).holdings[id as string]).toMatchObject({ returned: 0.1, consumed: 0.2, endedAt: desk.context.now })
  })

  test('a transfer names both sides and moves the team as it is', () => {
    const desk = new WallDesk()
    const { id } = desk.value('holding.take', team('natural'))
    expect(desk.run('holding.transfer', { id, headquarters: 'natural', reason: 'x' })).toMatchObject({ ok: false, code: 'wrong-state' })
    desk.value('holding.transfer', { id, headquarters: 'accident', reason: '火情优先' })
    expect(held(desk)).toMatchObject([
      { headquarters: 'accident', transfers: [{ from: { headquarters: 'natural' }, to: { headquarters: 'accident' }, reason: '火情优先' }] },
    ])
    expect(desk.run('holding.take', team('natural'))).toMatchObject({ ok: false, code: 'held-elsewhere' })
  })

  test.for([
    ['no headquarters', { kind: 'team', resource: PUMP }, 'missing-fields'],
    ['a response that is not', { kind: 'team', resource: PUMP, responseId: 'natural-9' }, 'unknown-response'],
    ['an incident that is not', { ...team('natural'), incidentId: 'none' }, 'unknown-incident'],
    ['an order that is not', { ...team('natural'), orderId: 'none' }, 'unknown-order'],
  ] as const)('%s is refused', ([, input, code]) => {
    expect(new WallDesk().run('holding.take', input)).toMatchObject({ ok: false, code })
  })

  test('a drill takes nothing from the real district', () => {
    const desk = new WallDesk()
    desk.value('holding.take', team('natural'))
    desk.value('drill.open', { id: 'drill-flood', title: '演练' })
    desk.context = { ...desk.context, realm: 'drill-flood' }
    expect(desk.run('holding.take', team('accident')).ok).toBe(true)
    expect(held(desk)).toMatchObject([{ headquarters: 'natural' }])
  })
})

const headquarters = fc.constantFrom('natural', 'accident', 'health', 'social', 'key')
const action = fc.oneof(
  fc.record({ name: fc.constant('team' as const), to: headquarters, which: fc.nat(2) }),
  fc.record({ name: fc.constant('supply' as const), to: headquarters, quantity: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ name: fc.constant('release' as const), which: fc.nat(5), returned: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }) }),
  fc.record({ name: fc.constant('transfer' as const), which: fc.nat(5), to: headquarters }),
)
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never

function act(desk: WallDesk, one: Action): void {
  const ids = Object.keys(realmOf(desk.state).holdings)
  const id = 'which' in one && ids.length > 0 ? ids[one.which % ids.length] : 'none'
  if (one.name === 'team') desk.run('holding.take', team(one.to, { source: 'rescue', id: `team-${one.which}`, name: '队' }))
  else if (one.name === 'supply') desk.run('holding.take', supply(one.to, one.quantity))
  else if (one.name === 'release') desk.run('holding.release', { id, ...(one.returned === undefined ? {} : { returned: one.returned }) })
  else desk.run('holding.transfer', { id, headquarters: one.to, reason: '调度' })
}

test(`over ${RUNS} random sequences two headquarters never hold the same team, and no more of a supply is out than there is`, () => {
  let refused = 0
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 14 }), (actions) => {
      const desk = new WallDesk()
      for (const one of actions) {
        act(desk, one)
        const teams = held(desk)
          .filter((holding) => holding.kind === 'team')
          .map((holding) => holding.resource.id)
        expect(new Set(teams).size).toBe(teams.length)
        const out = held(desk).map(outstanding)
        expect(out.every((quantity) => quantity >= 0)).toBe(true)
        expect(out.reduce((sum, quantity) => sum + quantity, 0)).toBeLessThanOrEqual(100)
      }
      refused += actions.length - new Set(desk.events.map((event) => event.commandId)).size
      expect(unreadableEvents(desk)).toEqual([])
    }),
    { numRuns: RUNS },
  )
  // Sequences in which nobody ever wanted the same thing would prove nothing.
  expect(refused).toBeGreaterThan(RUNS)
}, 240_000)

// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOLD_MS, holdShare, IDLE_HOLD, nextHold, type Hold, type HoldEvent } from './hold.ts'

function run(events: readonly HoldEvent[]): { hold: Hold; fired: number } {
  return events.reduce(
    (state, event) => {
      const { hold, fires } = nextHold(state.hold, event)
      return { hold, fired: state.fired + (fires ? 1 : 0) }
    },
    { hold: IDLE_HOLD, fired: 0 },
  )
}

test('held long enough it fires once, and only a new press can fire again', () => {
  const held: HoldEvent[] = [
    { kind: 'press', at: 0 },
    { kind: 'frame', at: HOLD_MS - 1 },
    { kind: 'frame', at: HOLD_MS },
    { kind: 'frame', at: HOLD_MS + 500 },
  ]
  expect(run(held).fired).toBe(1)
  expect(run([...held, { kind: 'press', at: HOLD_MS + 600 }, { kind: 'frame', at: 3 * HOLD_MS }]).fired).toBe(1)
  expect(run([...held, { kind: 'release' }, { kind: 'press', at: 5000 }, { kind: 'frame', at: 5000 + HOLD_MS }]).fired).toBe(2)
})

test.each(['release', 'cancel'] as const)('%s before the time is over fires nothing, then or later', (kind) => {
  expect(run([{ kind: 'press', at: 0 }, { kind: 'frame', at: HOLD_MS - 1 }, { kind }, { kind: 'frame', at: 10 * HOLD_MS }]).fired).toBe(0)
})

test('it never fires sooner than 1.5 s after the press it belongs to', () => {
  const event = fc.oneof(
    fc.constantFrom({ kind: 'release' as const }, { kind: 'cancel' as const }),
    fc.record({ kind: fc.constantFrom('press' as const, 'frame' as const), step: fc.integer({ min: 0, max: 900 }) }),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (steps) => {
      let at = 0
      let hold: Hold = IDLE_HOLD
      let since = Infinity
      for (const step of steps) {
        at += 'step' in step ? step.step : 0
        if (step.kind === 'press' && hold.kind === 'idle') since = at
        const next = nextHold(hold, 'step' in step ? { kind: step.kind, at } : step)
        if (next.fires) expect(at - since).toBeGreaterThanOrEqual(HOLD_MS)
        hold = next.hold
        expect(holdShare(hold, at)).toBeGreaterThanOrEqual(0)
        expect(holdShare(hold, at)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

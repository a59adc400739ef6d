// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'
import { PastStates, type PastSource } from './pastStates.ts'
import { stateHash } from './stateHash.ts'

const START = 1_790_000_000_000

function makeEvents(times: readonly number[]): HallEvent[] {
  return times.map((at, index) => ({
    v: 1,
    seq: index + 1,
    at,
    type: 'notice.raised',
    realm: 'real',
    actor: { principal: 't', role: 'system' },
    commandId: `c${index}`,
    cause: null,
    body: { code: 'n', detail: String(index) },
  }))
}

function lived(events: readonly HallEvent[], groupSize: number): { past: PastStates; reads: { count: number }; source: PastSource } {
  const past = new PastStates()
  let state: HallState = EMPTY_HALL
  for (let start = 0; start < events.length; start += groupSize) {
    state = events.slice(start, start + groupSize).reduce(reduce, state)
    past.note(state)
  }
  const reads = { count: 0 }
  async function* readByTime(fromAt: number, toAt: number, fromSeq: number): AsyncGenerator<HallEvent> {
    for (const event of events.slice(fromSeq - 1)) {
      if (event.at < fromAt || event.at > toAt) continue
      reads.count += 1
      yield event
    }
  }
  return { past, reads, source: { readByTime, storedAt: async () => null, firstSeq: () => 1 } }
}

test('the state of any moment is the plain fold up to it, also when the clock was set back or forth', async () => {
  const step = fc.oneof({ weight: 40, arbitrary: fc.integer({ min: 0, max: 2000 }) }, { weight: 1, arbitrary: fc.integer({ min: -900_000, max: 900_000 }) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 1500, size: 'max' }),
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (steps, groupSize, share) => {
        let at = START
        const events = makeEvents(steps.map((ms) => (at += ms)))
        const { past, source } = lived(events, groupSize)
        // More than once and around, since what was found before is used again.
        for (const part of [share, share / 2, (1 + share) / 2, share]) {
          const wanted = events[Math.floor(part * (events.length - 1))]!.at
          const plain = events.filter((event) => event.at <= wanted).reduce(reduce, EMPTY_HALL)
          expect(stateHash(await past.stateAt(wanted, source))).toBe(stateHash(plain))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a moment in a long journal needs the reading of a small part of it', async () => {
  const events = makeEvents(Array.from({ length: 200_000 }, (_, index) => START + index * 10))
  const { past, reads, source } = lived(events, 7)
  for (const index of [0, 5, 99_999, 150_001, 199_999]) {
    reads.count = 0
    expect((await past.stateAt(events[index]!.at, source)).seq).toBe(index + 1)
    expect(reads.count).toBeLessThan(2100)
  }
  expect((await past.stateAt(START - 1, source)).seq).toBe(0)
})

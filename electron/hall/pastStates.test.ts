// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'
import { PastStates } from './pastStates.ts'
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

function lived(
  events: readonly HallEvent[],
  groupSize: number,
): { past: PastStates; reads: { count: number }; read: (from: number) => AsyncIterable<HallEvent> } {
  const past = new PastStates()
  let state: HallState = EMPTY_HALL
  for (let start = 0; start < events.length; start += groupSize) {
    const group = events.slice(start, start + groupSize)
    state = group.reduce(reduce, state)
    past.note(group, state)
  }
  const reads = { count: 0 }
  async function* read(from: number): AsyncGenerator<HallEvent> {
    for (const event of events.slice(from - 1)) {
      reads.count += 1
      yield event
    }
  }
  return { past, reads, read }
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
        const { past, read } = lived(events, groupSize)
        const wanted = events[Math.floor(share * (events.length - 1))]!.at
        const plain = events.filter((event) => event.at <= wanted).reduce(reduce, EMPTY_HALL)
        expect(stateHash(await past.stateAt(wanted, read))).toBe(stateHash(plain))
      },
    ),
    { numRuns: 60 },
  )
})

test('a moment in a long journal needs the reading of a small part of it', async () => {
  const events = makeEvents(Array.from({ length: 200_000 }, (_, index) => START + index * 10))
  const { past, reads, read } = lived(events, 7)
  for (const index of [0, 5, 99_999, 150_001, 199_999]) {
    reads.count = 0
    expect((await past.stateAt(events[index]!.at, read)).seq).toBe(index + 1)
    expect(reads.count).toBeLessThan(2100)
  }
  expect((await past.stateAt(START - 1, read)).seq).toBe(0)
})

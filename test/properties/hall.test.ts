// SPDX-License-Identifier: Apache-2.0
// One run is one sequence of commands from one of three beginnings. `npm run fuzz -- hall` runs more and longer ones.
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateHash } from '../../electron/hall/index.ts'
import { stateChanges } from '../../electron/hall/stateChanges.ts'
import { canonicalJson } from '../../shared/base/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'
import { assertSound, beginnings, newTally, settle, step, type Run } from './run.ts'
import { NAMES, sequencesOf } from './sequences.ts'
import { differentParts, fromSnapshot } from './texts.ts'

const RUNS = Number(process.env['CITYOPS_FUZZ_RUNS'] ?? 10_000)
const LONGEST = Number(process.env['CITYOPS_FUZZ_STEPS'] ?? 10)
const BEGINNINGS = beginnings()
/** Which of them sequences begin with: seldom the empty ones. */
const MOSTLY_BUSY = [0, 1, 2, 2, 2, 2, 3, 3, 3, 3]
/** Equal canonical texts, and so equal hashes; the first differences are named, not the whole states. */
function assertSame(one: HallState, other: HallState): void {
  const parts = differentParts(one, other)
  if (parts.length === 0) return
  throw new Error(`two states of the same events: ${parts.join(', ')}: ${JSON.stringify(stateChanges(one, other).changes.slice(0, 3))}`)
}

const fold = (state: HallState, run: Run, from: number): HallState => run.events.slice(from).reduce(reduce, state)

test('the busy beginning reached most of the areas', () => {
  const tally = newTally()
  const [, , busy] = BEGINNINGS
  expect(busy!.events.length).toBeGreaterThan(NAMES.length / 2)
  expect(tally.planned).toBe(0)
})

test(`in ${RUNS} sequences: no plan throws, every event can be read again, realms stay apart, and the same events give the same state, also through a snapshot`, () => {
  const tally = newTally()
  let sequences = 0
  fc.assert(
    fc.property(sequencesOf(LONGEST), fc.constantFrom(...MOSTLY_BUSY), fc.nat({ max: 100 }), (sequence, beginning, percent) => {
      sequences += 1
      const start: Run = { ...BEGINNINGS[beginning]!, events: [] }
      const sent = sequence.reduce((run, next) => step(run, next, tally), start)
      // What the moment brings about is many commands; one sequence in thirty waits for it.
      const done = percent % 50 === 0 ? settle(sent, tally) : sent
      assertSound(done.state)
      assertSame(fold(start.state, done, 0), done.state)
      const middle = Math.floor((done.events.length * percent) / 100)
      const snapshot = fromSnapshot(done.events.slice(0, middle).reduce(reduce, start.state))
      assertSame(fold(snapshot, done, middle), done.state)
    }),
    { numRuns: RUNS, endOnFailure: RUNS > 10_000 },
  )
  expect(sequences).toBeGreaterThanOrEqual(RUNS)
  // A generator that is refused everywhere would prove nothing.
  expect(tally.accepted / tally.planned).toBeGreaterThan(0.3)
  const report = process.env['CITYOPS_FUZZ_REPORT']
  const never = NAMES.filter((name) => !tally.acceptedBy[name])
  if (report) writeFileSync(report, JSON.stringify({ sequences, ...tally, never }))
  expect(never.length, `never accepted: ${never.join(', ')}`).toBeLessThan(NAMES.length * 0.15)
}, 600_000)

test('the whole journal of the busy beginning folds to the same hash, from the start and from snapshots on the way', () => {
  const busy = BEGINNINGS[2]!
  const hash = stateHash(busy.state)
  expect(stateHash(fold(EMPTY_HALL, busy, 0))).toBe(hash)
  for (const part of [0.25, 0.5, 0.9]) {
    const middle = Math.floor(busy.events.length * part)
    const snapshot = JSON.parse(canonicalJson(busy.events.slice(0, middle).reduce(reduce, EMPTY_HALL))) as HallState
    expect(stateHash(fold(snapshot, busy, middle))).toBe(hash)
  }
})

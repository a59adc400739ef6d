// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CASUALTY_CATEGORIES, VERIFICATIONS, appendEntry, casualtyTotals, type CasualtyEntry } from './casualties.ts'

const AT = 1_790_000_000_000
let made = 0
function entry(source: string, count: number, change: Partial<CasualtyEntry> = {}): CasualtyEntry {
  return { id: `e${(made += 1)}`, source, category: 'dead', count, verification: 'unverified', at: AT, recordedAt: AT, recordedBy: 'operator', ...change }
}
const dead = (entries: readonly CasualtyEntry[]) => casualtyTotals(entries).dead

test.each([
  ['nothing said', [], 0],
  ['the latest unverified word', [entry('110', 1), entry('110', 3, { at: AT + 1 })], 3],
  ['verified beats a later unverified word', [entry('120', 2, { verification: 'verified' }), entry('110', 5, { at: AT + 1 })], 2],
  ['the latest verified', [entry('120', 2, { verification: 'verified', at: AT + 1 }), entry('119', 4, { verification: 'verified' })], 2],
  ['a correction replaces what was verified', [entry('120', 3, { verification: 'verified' }), entry('120', 2, { verification: 'corrected', at: AT + 1 })], 2],
  ['of the same moment the one recorded later', [entry('120', 3, { verification: 'verified' }), entry('120', 0, { verification: 'corrected' })], 0],
  ['another category does not count', [entry('120', 3, { category: 'light' })], 0],
] as const)('%s: %#', (_name, entries, count) => {
  expect(dead(entries).count).toBe(count)
})

test('sources that disagree are both shown; one that agrees is not', () => {
  const total = dead([
    entry('110', 5, { at: AT + 2 }),
    entry('120', 2, { verification: 'verified' }),
    entry('119', 2),
    entry('街道', 1),
    entry('街道', 3, { at: AT + 1 }),
  ])
  expect(total).toMatchObject({ count: 2, source: '120', verification: 'verified' })
  expect(total.conflicts.map(({ source, count }) => [source, count])).toEqual([
    ['110', 5],
    ['街道', 3],
  ])
})

const entries = fc.array(
  fc.record({
    source: fc.constantFrom('110', '119', '120', '街道'),
    category: fc.constantFrom(...CASUALTY_CATEGORIES),
    count: fc.nat(1000),
    verification: fc.constantFrom(...VERIFICATIONS),
    at: fc.integer({ min: AT, max: AT + 20 }),
  }),
  { maxLength: 30 },
)

test('a number is never negative, is what some source said, and dropping what no longer counts changes nothing', () => {
  fc.assert(
    fc.property(entries, (given) => {
      const ledger = given.map((one, index): CasualtyEntry => ({ ...one, id: `x${index}`, recordedAt: AT, recordedBy: 'o' }))
      const totals = casualtyTotals(ledger)
      for (const category of CASUALTY_CATEGORIES) {
        const said = ledger.filter((one) => one.category === category)
        expect(totals[category].count).toBeGreaterThanOrEqual(0)
        expect(said.length === 0 || said.some((one) => one.count === totals[category].count)).toBe(true)
        const verified = said.filter((one) => one.verification !== 'unverified')
        if (verified.length > 0) expect(totals[category].verification).not.toBe('unverified')
      }
    }),
    { numRuns: 10_000 },
  )
})

test('a ledger of years stays bounded and counts the same', () => {
  let ledger: readonly CasualtyEntry[] = [entry('119', 7, { verification: 'verified', at: AT + 5 })]
  for (let index = 0; index < 1500; index += 1) ledger = appendEntry(ledger, entry('110', index, { at: AT + index }))
  expect(ledger).toHaveLength(1000)
  expect(dead(ledger)).toMatchObject({ count: 7, conflicts: [{ source: '110', count: 1499 }] })
})

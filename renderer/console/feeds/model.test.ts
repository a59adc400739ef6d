// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { FeedStatus } from '../../../shared/domain/index.ts'
import { ageLimits, feedCounts, feedMark, feedRows, lagParts, rateBars, rateText, withRates } from './model.ts'

const NOW = 1_800_000_000_000
const NONE = { received: 0, accepted: 0, rejected: 0, duplicate: 0, late: 0, unknownFields: 0, reconnects: 0 }

function feed(id: string, link: Partial<FeedStatus['link']> & { agoS?: number }, change: Partial<FeedStatus> = {}): FeedStatus {
  const { agoS, ...rest } = link
  return {
    id,
    title: id,
    adapter: 'mqtt',
    dataset: 'reading',
    periodS: 10,
    demonstration: false,
    ratePerS: 1,
    lagMs: null,
    counters: NONE,
    records: 0,
    lastError: null,
    link: { state: 'up', since: NOW - 1e6, ...(agoS === undefined ? {} : { lastContactAt: NOW - agoS * 1000 }), ...rest },
    ...change,
  }
}

test.each([
  ['up, 15 s', feed('a', { agoS: 15 }), 'fresh'],
  ['up, 16 s', feed('a', { agoS: 16 }), 'late'],
  ['up, 31 s', feed('a', { agoS: 31 }), 'stale'],
  ['up, 101 s', feed('a', { agoS: 101 }), 'lost'],
  ['known down', feed('a', { agoS: 1, state: 'down' }), 'lost'],
  ['retrying, still fresh', feed('a', { agoS: 5, state: 'retrying' }), 'retrying'],
  ['retrying, stale', feed('a', { agoS: 50, state: 'retrying' }), 'stale'],
  ['never answered', feed('a', { state: 'retrying' }), 'never'],
  ['answering, all refused', feed('a', { agoS: 1 }, { counters: { ...NONE, received: 9, rejected: 9 } }), 'refusing'],
  ['some refused', feed('a', { agoS: 1 }, { counters: { ...NONE, received: 9, accepted: 1, rejected: 8 } }), 'fresh'],
  ['all refused, long silent', feed('a', { agoS: 50 }, { counters: { ...NONE, rejected: 9 } }), 'stale'],
  ['stopped', feed('a', { agoS: 1, state: 'stopped' }), 'stopped'],
])('mark of a feed %s', (_name, status, mark) => {
  expect(feedMark(status, NOW)).toBe(mark)
})

test('the worst feed stands first, equals by title, and every feed is counted once', () => {
  const rows = feedRows(
    [
      feed('b', { agoS: 1 }),
      feed('a', { agoS: 1 }),
      feed('late', { agoS: 20 }),
      feed('gone', { agoS: 500 }),
      feed('stale', { agoS: 60 }),
      feed('never', { state: 'down' }),
      feed('refusing', { agoS: 1 }, { counters: { ...NONE, rejected: 3 } }),
    ],
    NOW,
  )
  expect(rows.map((row) => row.feed.id)).toEqual(['gone', 'never', 'stale', 'refusing', 'late', 'a', 'b'])
  const counts = feedCounts(rows)
  expect(counts).toEqual({ online: 2, refusing: 1, late: 1, stale: 1, lost: 2 })
  expect(counts.online + counts.refusing + counts.late + counts.stale + counts.lost).toBe(rows.length)
})

test('rates and delays are written shortly; nothing known is a dash, not zero', () => {
  expect([0, 0.24, 9.94, 418.2].map(rateText)).toEqual(['0', '0.2', '9.9', '418'])
  expect(lagParts(null)).toEqual({ text: '—', unit: null })
  expect(lagParts(40)).toEqual({ text: '40', unit: 'milliseconds' })
  expect(lagParts(420)).toEqual({ text: '0.4', unit: 'seconds' })
  expect(lagParts(61_000)).toEqual({ text: '61', unit: 'seconds' })
})

test('samples are bounded, forget feeds that are gone, and scale to their own highest', () => {
  let samples = withRates(new Map([['gone', [1]]]), [], 3)
  for (const rate of [1, 2, 4, 8]) samples = withRates(samples, [feed('a', {}, { ratePerS: rate })], 3)
  expect([...samples]).toEqual([['a', [2, 4, 8]]])
  expect(rateBars([2, 4, 8])).toEqual([0.25, 0.5, 1])
  expect(rateBars([0, 0])).toEqual([0, 0])
})

test('the legend names the seconds at which ages change', () => {
  expect(ageLimits(10)).toEqual({ fresh: 15, late: 30, lost: 100 })
  expect(ageLimits(0.1)).toEqual({ fresh: 2, late: 2, lost: 2 })
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { AnyRecord } from '../domain/index.ts'
import { judge, tombstone, type Upsert } from './index.ts'

const T = 1_780_000_000_000
const record = (more: Partial<AnyRecord> = {}): AnyRecord => ({
  v: 1,
  district: '310117',
  dataset: 'reading',
  source: 's',
  id: 'a',
  rev: 0,
  observedAt: T,
  receivedAt: T,
  realm: 'real',
  body: { value: 1 },
  ...more,
})

test.each<[string, AnyRecord, AnyRecord | undefined, Upsert]>([
  ['the first', record(), undefined, 'accepted'],
  ['a repetition', record({ receivedAt: T + 5 }), record(), 'duplicate'],
  ['a later observation', record({ observedAt: T + 1 }), record(), 'accepted'],
  ['an earlier observation', record({ observedAt: T - 1 }), record(), 'late'],
  ['a higher rev, although observed earlier', record({ rev: 2, observedAt: T - 9 }), record({ rev: 1 }), 'accepted'],
  ['a lower rev, although observed later', record({ rev: 0, observedAt: T + 9 }), record({ rev: 1 }), 'late'],
  ['the same reading again: being repeated is news', record({ observedAt: T + 1 }), record(), 'accepted'],
  ['the same depot again: nothing new', record({ dataset: 'supply', observedAt: T + 1 }), record({ dataset: 'supply' }), 'duplicate'],
  ['a depot with other stock', record({ dataset: 'supply', observedAt: T + 1, body: { value: 2 } }), record({ dataset: 'supply' }), 'accepted'],
  [
    'a depot that moved',
    record({ dataset: 'supply', observedAt: T + 1, position: { lon: 1, lat: 1 } }),
    record({ dataset: 'supply', position: { lon: 1, lat: 2 } }),
    'accepted',
  ],
  ['a tombstone', tombstone(record({ dataset: 'supply' }), T + 1), record({ dataset: 'supply' }), 'accepted'],
  ['the same depot, back in its list', record({ dataset: 'supply', receivedAt: T + 9 }), tombstone(record({ dataset: 'supply' }), T + 1), 'accepted'],
  ['a tombstone twice', tombstone(record(), T + 2), tombstone(record(), T + 1), 'duplicate'],
  ['a tombstone within the same millisecond', tombstone(record(), T), record(), 'accepted'],
])('%s', (...[, incoming, held, verdict]) => {
  expect(judge(incoming, held)).toBe(verdict)
})

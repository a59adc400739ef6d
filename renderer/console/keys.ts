// SPDX-License-Identifier: Apache-2.0

/** One row of the key table: what to press, the key of its words, and whether the bottom bar has room for it. */
export interface KeyRow {
  readonly keys: readonly string[]
  readonly word: string
  readonly inBar: boolean
}

/** Marks a key whose name is itself a word of the interface. */
export const SPACE_KEY = 'Space'

/** Every key of the console; the bar and the overview are both drawn from this table. */
export const KEY_TABLE: readonly KeyRow[] = [
  { keys: ['1–9'], word: 'digits', inBar: true },
  { keys: [SPACE_KEY], word: 'take', inBar: true },
  { keys: ['Z'], word: 'back', inBar: true },
  { keys: ['Esc'], word: 'clear', inBar: true },
  { keys: ['R'], word: 'rewind', inBar: true },
  { keys: ['L'], word: 'live', inBar: true },
  { keys: ['T'], word: 'theme', inBar: true },
  { keys: ['E'], word: 'language', inBar: true },
  { keys: ['/'], word: 'search', inBar: true },
  { keys: ['?'], word: 'all', inBar: true },
  { keys: ['C'], word: 'console', inBar: false },
  { keys: ['↑', '↓'], word: 'move', inBar: false },
  { keys: ['Enter'], word: 'enter', inBar: false },
  { keys: ['←', '→'], word: 'barMove', inBar: false },
  { keys: ['PgUp', 'PgDn'], word: 'barLeap', inBar: false },
  { keys: ['Tab'], word: 'tab', inBar: false },
]

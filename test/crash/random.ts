// SPDX-License-Identifier: Apache-2.0

/** Chance that a seed repeats exactly. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  below(below: number): number
  /** True with this chance. */
  happens(chance: number): boolean
  /** One of the list. */
  pick<Item>(list: readonly Item[]): Item
  /** The list in another order. */
  shuffle<Item>(list: readonly Item[]): Item[]
}

/** Chance from a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    happens: (chance) => next() < chance,
    pick: (list) => list[below(list.length)]!,
    shuffle(list) {
      const mixed = [...list]
      for (let index = mixed.length - 1; index > 0; index -= 1) {
        const other = below(index + 1)
        const kept = mixed[index]!
        mixed[index] = mixed[other]!
        mixed[other] = kept
      }
      return mixed
    },
  }
}

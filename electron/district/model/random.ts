// SPDX-License-Identifier: Apache-2.0

/** A 32-bit hash of a seed and a text; the root of everything that looks random here. */
export function hashOf(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return scramble(hash)
}

/** A 32-bit hash of a key and a whole number (a lattice point, a running number). */
export function mix(key: number, index: number): number {
  return scramble((key ^ Math.imul(index | 0, 0x9e3779b1)) >>> 0)
}

/** A number in [0, 1) for a key and a whole number. */
export function unit(key: number, index: number): number {
  return mix(key, index) / 4294967296
}

/** A number in [low, high) for a key and a whole number. */
export function between(key: number, index: number, range: readonly [number, number]): number {
  return range[0] + unit(key, index) * (range[1] - range[0])
}

/** One entry of a list for a key and a whole number; the list must not be empty. */
export function pick<T>(key: number, index: number, list: readonly T[]): T {
  const chosen = list[Math.floor(unit(key, index) * list.length)]
  if (chosen === undefined) throw new RangeError('pick from an empty list')
  return chosen
}

/** Deals a list like a shuffled deck: within each round of the running number every entry comes once. */
export function deal<T>(key: number, index: number, list: readonly T[]): T {
  const round = Math.floor(index / list.length)
  const order = list.map((entry, place) => ({ entry, rank: mix(mix(key, round), place) })).sort((left, right) => left.rank - right.rank)
  const dealt = order[index - round * list.length]
  if (dealt === undefined) throw new RangeError('deal from an empty list')
  return dealt.entry
}

/** Smooth noise in [-1, 1] at a real position; equal for equal key and position. */
export function noise(key: number, position: number): number {
  const left = Math.floor(position)
  const share = position - left
  const eased = share * share * (3 - 2 * share)
  const from = unit(key, left)
  return (from + (unit(key, left + 1) - from) * eased) * 2 - 1
}

function scramble(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

// SPDX-License-Identifier: Apache-2.0
// Canonical texts of states, part by part: most of a state is shared between the states of a run, and is written out once.
import { canonicalJson } from '../../shared/base/index.ts'
import type { HallState } from '../../shared/hall/index.ts'

const texts = new WeakMap<object, string>()
const clones = new WeakMap<object, unknown>()

type Parts = readonly (readonly [path: string, value: unknown])[]

/** The parts of a state: what stands outside the realms, and each area of each realm. */
function partsOf({ realms, ...outside }: HallState): Parts {
  const inside = Object.entries(realms).flatMap(([id, realm]) => Object.entries(realm).map(([area, value]) => [`realms.${id}.${area}`, value] as const))
  return [...Object.entries(outside), ...inside].filter(([, value]) => value !== undefined)
}

function textOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return canonicalJson(value)
  const known = texts.get(value) ?? canonicalJson(value)
  texts.set(value, known)
  return known
}

/** Parts in which two states differ; none means that their canonical texts, and so their hashes, are equal. */
export function differentParts(one: HallState, other: HallState): string[] {
  const [left, right] = [new Map(partsOf(one)), new Map(partsOf(other))]
  const paths = new Set([...left.keys(), ...right.keys()])
  return [...paths].filter(
    (path) => left.get(path) !== right.get(path) && (!left.has(path) || !right.has(path) || textOf(left.get(path)) !== textOf(right.get(path))),
  )
}

/** The state as it comes back from a snapshot: its keys in canonical order, nothing shared with the one it was made of. */
export function fromSnapshot(state: HallState): HallState {
  const { realms, ...outside } = state
  const copied = Object.entries(realms).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...(copyOf(outside) as Omit<HallState, 'realms'>),
    realms: Object.fromEntries(copied.map(([id, realm]) => [id, copyOf(realm) as HallState['realms'][string]])),
  }
}

function copyOf(parts: object): unknown {
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value !== null && typeof value === 'object' ? cloneOf(value as object) : (value as unknown)]),
  )
}

function cloneOf(value: object): unknown {
  const known = clones.get(value) ?? JSON.parse(textOf(value))
  clones.set(value, known)
  return known
}

// SPDX-License-Identifier: Apache-2.0

import { canonicalJson } from '../../shared/base/index.ts'
import type { StateChange } from '../../shared/contracts/index.ts'

/** What differs between two states; `leftOut` counts what would go beyond the bound. */
export interface StateChanges {
  readonly changes: readonly StateChange[]
  readonly leftOut: number
}

// A person reads this; a caller who wants everything reads the events.
const MOST_CHANGES = 200
const LONGEST_VALUE = 4_000

type Fields = Record<string, unknown>

/** The differences of two states, as small as they can be said: only what differs, lists by the ids of their items. Pure. */
export function stateChanges(before: object, after: object): StateChanges {
  const changes: StateChange[] = []
  compareFields('', [outside(before), outside(after)], changes)
  return { changes: changes.slice(0, MOST_CHANGES), leftOut: Math.max(0, changes.length - MOST_CHANGES) }
}

/** The state without what is kept beside it only to count events and to undo them. */
function outside(state: object): Fields {
  const { seq: _seq, at: _at, undo: _undo, ...rest } = state as Fields
  return rest
}

function compare({ path, before, after }: StateChange, found: StateChange[]): void {
  // States share what did not change, so most of them is passed over here.
  if (before === after) return
  if (isFields(before) && isFields(after)) return compareFields(path, [before, after], found)
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(path, [before, after], found)
  found.push({ path, before: shortened(before), after: shortened(after) })
}

function compareFields(path: string, [before, after]: readonly [Fields, Fields], found: StateChange[]): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    compare({ path: joined(path, key), before: own(before, key), after: own(after, key) }, found)
}

function compareLists(path: string, [before, after]: readonly [unknown[], unknown[]], found: StateChange[]): void {
  const [left, right] = [byId(before), byId(after)]
  if (left && right) return compareFields(path, [left, right], found)
  let start = 0
  while (start < before.length && start < after.length && same(before[start], after[start])) start += 1
  let end = 0
  while (end < Math.min(before.length, after.length) - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1
  const [gone, come] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  if (gone.length === 0 && come.length === 0) return
  found.push({ path, before: shortened(gone), after: shortened(come) })
}

/** Items of a list by their own name, when every one has one and no two share it; the order is no difference then. */
function byId(items: readonly unknown[]): Fields | null {
  const named = new Map(items.map((item) => [nameOf(item), item]))
  return named.size === items.length && !named.has(undefined) ? (Object.fromEntries(named) as Fields) : null
}

function nameOf(item: unknown): string | undefined {
  if (!isFields(item)) return undefined
  const name = own(item, 'id') ?? own(item, 'seq')
  const source = own(item, 'source')
  return typeof name === 'string' || typeof name === 'number' ? `${typeof source === 'string' ? `${source}/` : ''}${name}` : undefined
}

function joined(path: string, key: string): string {
  const isPlain = /^[^.[\]"\s]+$/.test(key)
  if (!isPlain) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

function shortened(value: unknown): unknown {
  if (value === undefined) return null
  const text = JSON.stringify(value)
  return text.length <= LONGEST_VALUE ? value : `${text.slice(0, LONGEST_VALUE)}… (${text.length})`
}

function same(left: unknown, right: unknown): boolean {
  return left === right || canonicalJson(left ?? null) === canonicalJson(right ?? null)
}

function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

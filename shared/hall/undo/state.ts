// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../../domain/index.ts'

/** What a command may touch: a kind, and where it is (`['layout', 's1']`, `['member', 'real', 'natural-9', 'fire:head']`). */
export type TouchKey = readonly string[]

/** Keys that held one and the same value before a command touched them; `null` where there was nothing. */
export interface Touched {
  readonly keys: readonly TouchKey[]
  readonly before: unknown
}

/** A command that changed the wall or a response, with what stood there before. */
export interface UndoEntry {
  readonly commandId: string
  /** Number of its first event; for what was done again, of the first time: that is where it stands among the others. */
  readonly seq: number
  /** Name of its first event. */
  readonly type: string
  readonly at: number
  readonly principal: string
  readonly role: Actor['role']
  readonly realm: string
  readonly touched: readonly Touched[]
  /** Set on an undoing: the command it undid. Undoing it does that command again. */
  readonly undoes?: { readonly commandId: string; readonly seq: number }
}

/** The latest commands that changed the wall or a response, the newest last. */
export interface UndoSlice {
  readonly undo: readonly UndoEntry[]
}

/** Nothing was done yet. */
export const NOTHING_TO_UNDO: UndoSlice = { undo: [] }

/** How many commands can still be undone: an operator corrects the last minutes, not the day; the state stays small. */
export const UNDO_KEPT = 30
/** How many of them may be mere moves of a camera once the list is full. */
export const CAMERA_MOVES_KEPT = 10

/** One text for a key, to compare keys by. */
export function keyText(key: TouchKey): string {
  return JSON.stringify(key)
}

/** The command that touched one of the entry's keys after it, or null. A later command that was itself undone does not count. */
export function laterTouch(entries: readonly UndoEntry[], target: UndoEntry): UndoEntry | null {
  const keys = new Set(target.touched.flatMap((one) => one.keys.map(keyText)))
  const later = entries.slice(entries.indexOf(target) + 1)
  // An undoing and what it undid cancel each other out, and so does what was done again; unless the target stands between them.
  const counts = (entry: UndoEntry): boolean => (entry.undoes ? entry.undoes.seq < target.seq : entry.seq > target.seq)
  return later.find((entry) => counts(entry) && entry.touched.some((one) => one.keys.some((key) => keys.has(keyText(key))))) ?? null
}

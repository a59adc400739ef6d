// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** Id of an entry or of a part of it. */
export const entryIdSchema = z.string().min(1).max(120)
/** Words of an entry. */
export const entryTextSchema = z.string().min(1).max(4000)
/** A name or a title. */
export const entryTitleSchema = z.string().min(1).max(200)
/** Why something was done or changed. */
export const entryReasonSchema = z.string().min(1).max(1000)
/** Way something was passed on. */
export const entryWaySchema = z.enum(['phone', 'fax', 'written', 'system', 'oral', 'other'])

/** One correction (更正): what stood before, who changed it, when and why. The log is never rewritten. */
export interface Correction {
  readonly at: number
  readonly by: string
  readonly reason: string
  readonly before: Readonly<Record<string, unknown>>
}

const CORRECTIONS_KEPT = 50

/** Entry with some fields corrected and the earlier values kept, the newest correction first. */
export function corrected<Entry extends { readonly corrections: readonly Correction[] }>(
  entry: Entry,
  change: Partial<Entry>,
  note: Omit<Correction, 'before'>,
): Entry {
  const before = Object.fromEntries(Object.keys(change).map((field) => [field, entry[field as keyof Entry] ?? null]))
  return { ...entry, ...change, corrections: [{ ...note, before }, ...entry.corrections].slice(0, CORRECTIONS_KEPT) }
}

/** The fields that were given at all. */
export function given<Fields extends object>(fields: Fields): { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Fields]?: Exclude<Fields[Field], undefined>
  }
}

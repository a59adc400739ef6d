// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { Deadline } from '../../../domain/index.ts'
import type { Correction } from '../parts.ts'
import type { cityFieldsSchema, cityReceiptSchema } from './events.ts'

/** The receipt (回执) of an entry. */
export type CityReceipt = Readonly<z.infer<typeof cityReceiptSchema>>

/** What went to the city or came from it (上报下达), with its receipt. */
export interface CityEntry extends Readonly<z.infer<typeof cityFieldsSchema>> {
  readonly recordedAt: number
  readonly recordedBy: string
  readonly receipt?: CityReceipt
  readonly corrections: readonly Correction[]
}

/** Ledger of what went to and came from the city, in one realm. */
export interface CitySlice {
  readonly cityLedger: Readonly<Record<string, CityEntry>>
}

/** Nothing yet. */
export const NO_CITY_ENTRIES: CitySlice = { cityLedger: {} }

/** Whether an entry still waits for its receipt. */
export function awaitsReceipt(entry: CityEntry): boolean {
  return entry.receiptNeeded && entry.receipt === undefined
}

/** Entries of the ledger, the newest first. */
export function cityEntries(slice: CitySlice): CityEntry[] {
  return Object.values(slice.cityLedger).sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}

/** How many entries there are, and how many still wait for a receipt. */
export function cityProgress(slice: CitySlice): { readonly up: number; readonly down: number; readonly awaiting: number } {
  const all = Object.values(slice.cityLedger)
  const up = all.filter((entry) => entry.direction === 'up').length
  return { up, down: all.length - up, awaiting: all.filter(awaitsReceipt).length }
}

/** Time limits for receipts. */
export function cityDeadlines(slice: CitySlice): Deadline[] {
  return Object.values(slice.cityLedger).flatMap((entry): Deadline[] => {
    if (!entry.receiptNeeded || entry.receiptDueAt === undefined) return []
    return [
      {
        id: `cityLedger.receipt:${entry.id}`,
        kind: 'cityLedger.receipt',
        subject: { kind: 'cityLedger', id: entry.id },
        startAt: entry.at,
        startBasis: 'known',
        dueAt: entry.receiptDueAt,
        ...(entry.receipt ? { doneAt: entry.receipt.at } : {}),
      },
    ]
  })
}

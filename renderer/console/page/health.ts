// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import { z } from 'zod'
import { ask } from '../../bridge/index.ts'

// Health is made for machines and grows; the console reads the few fields it shows and takes anything else as unknown.
const healthSchema = z.looseObject({
  windows: z.array(z.looseObject({ role: z.string(), screens: z.array(z.unknown()), lastPaintedAt: z.number().nullable() })),
  journal: z.looseObject({ hash: z.string() }),
  district: z.looseObject({ running: z.boolean() }).nullable(),
})

/** What the console says of health; null where health does not say. */
export interface HealthSummary {
  /** Screens of wall windows that have painted. */
  readonly screensOn: number | null
  readonly journalHash: string | null
  /** Whether this application's own demonstration district runs; null when it has none. */
  readonly districtRuns: boolean | null
}

const UNKNOWN: HealthSummary = { screensOn: null, journalHash: null, districtRuns: null }

/** The few things the console shows, field by field: one that is missing does not hide the others. */
export function summariseHealth(health: unknown): HealthSummary {
  const { windows, journal, district } = healthSchema.shape
  const fields = z.looseObject({ windows: windows.catch([]), journal: journal.nullable().catch(null), district: district.catch(null) }).safeParse(health)
  if (!fields.success) return UNKNOWN
  const walls = fields.data.windows.filter((window) => window.role === 'wall')
  const on = walls.filter((window) => window.lastPaintedAt !== null)
  return {
    screensOn: walls.length > 0 ? on.reduce((sum, window) => sum + window.screens.length, 0) : null,
    journalHash: fields.data.journal?.hash ?? null,
    districtRuns: fields.data.district?.running ?? null,
  }
}

/** Health as last read; a question that failed says nothing rather than something old. */
export class HealthReader {
  readonly summary = shallowRef<HealthSummary>(UNKNOWN)

  /** Asks main again. */
  async read(): Promise<void> {
    this.summary.value = summariseHealth(await ask('health.read', {}).catch(() => null))
  }
}

/** The first characters of a hash: enough to compare by eye with a hand-over sheet. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8)
}

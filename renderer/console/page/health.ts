// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

// Health is made for machines and grows; the console reads the few fields it shows and takes anything else as unknown.
const healthSchema = z.looseObject({
  windows: z.array(z.looseObject({ role: z.string().optional(), screens: z.array(z.unknown()).optional(), painted: z.looseObject({ dom: z.number().nullable().optional() }).optional() })).optional(),
  journal: z.looseObject({ seq: z.number().optional(), hash: z.string().nullable().optional() }).optional(),
})

/** What the top bar says of health; null where health does not say. */
export interface HealthSummary {
  readonly screensOn: number | null
  readonly journalHash: string | null
}

/** Screens whose window has painted, and the journal's head. */
export function summariseHealth(health: unknown): HealthSummary {
  const parsed = healthSchema.safeParse(health)
  if (!parsed.success) return { screensOn: null, journalHash: null }
  const walls = parsed.data.windows?.filter((window) => window.role === 'wall')
  const on = walls?.filter((window) => typeof window.painted?.dom === 'number')
  return {
    screensOn: on ? on.reduce((sum, window) => sum + (window.screens?.length ?? 1), 0) : null,
    journalHash: parsed.data.journal?.hash ?? null,
  }
}

/** The first characters of a hash: enough to compare by eye with a hand-over sheet. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8)
}

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { realmSchema } from '../../domain/index.ts'

/** Events of drills (演练). */
export const DRILL_EVENTS = {
  'drill.opened': z.strictObject({ id: realmSchema, title: z.string().min(1).max(200), script: z.string().min(1).max(20_000).optional() }),
  'drill.closed': z.strictObject({ id: realmSchema, summary: z.string().min(1).max(4000) }),
} as const satisfies Record<string, z.ZodObject>

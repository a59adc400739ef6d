// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'

const key = z.array(z.string().min(1).max(300)).min(1).max(4)

/** Events of undoing (撤销). */
export const UNDO_EVENTS = {
  'undo.applied': z.strictObject({
    /** The command that is undone, and the number of the event from which it, or what is done again, counts. */
    undoes: z.string().min(1).max(300),
    seq: z.number().int().min(1),
    /** What is undone was itself an undoing. */
    redo: z.boolean(),
    /** Values that stand again; `null` where there was nothing. */
    restored: z.array(z.strictObject({ keys: z.array(key).min(1).max(2000), value: z.unknown() })).max(2000),
    commitAt: instantSchema,
  }),
} as const satisfies Record<string, z.ZodObject>

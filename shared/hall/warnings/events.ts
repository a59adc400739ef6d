// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { BODY_SCHEMAS, slugSchema } from '../../domain/index.ts'

const id = z.string().min(1).max(300)

/** Events of warnings. */
export const WARNING_EVENTS = {
  'warning.recorded': z.strictObject({ id, source: slugSchema, warning: BODY_SCHEMAS.warning }),
} as const satisfies Record<string, z.ZodObject>

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { GRANTED_ROLES } from './state.ts'

const principal = z.string().min(1).max(120)

/** Events of access (授权): who may sign in, with which role. */
export const ACCESS_EVENTS = {
  'access.granted': z.strictObject({ principal, role: z.enum(GRANTED_ROLES), tokenHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  'access.revoked': z.strictObject({ principal }),
} as const satisfies Record<string, z.ZodObject>

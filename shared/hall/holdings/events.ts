// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { slugSchema } from '../../domain/index.ts'
import { namedPersonSchema } from '../duty/person.ts'
import { HOLDERS } from './state.ts'

const id = z.string().min(1).max(300)
const quantity = z.number().min(0).max(1e9)
const purpose = { headquarters: z.enum(HOLDERS), responseId: id.optional(), incidentId: id.optional(), orderId: id.optional() }

/** Events of holdings (占用) of teams and supplies. */
export const HOLDING_EVENTS = {
  'holding.taken': z.strictObject({
    id,
    kind: z.enum(['team', 'supply']),
    resource: z.strictObject({ source: slugSchema, id, name: z.string().min(1).max(200) }),
    ...purpose,
    quantity: quantity.optional(),
    unit: z.string().min(1).max(20).optional(),
    /** What was in stock when it was taken, as the caller saw it. */ availableQuantity: quantity.optional(),
    approvedBy: namedPersonSchema.optional(),
  }),
  'holding.released': z.strictObject({ id, returned: quantity, consumed: quantity, isEnded: z.boolean(), note: z.string().min(1).max(1000).optional() }),
  'holding.transferred': z.strictObject({ id, from: z.strictObject(purpose), to: z.strictObject(purpose), reason: z.string().min(1).max(1000) }),
} as const satisfies Record<string, z.ZodObject>

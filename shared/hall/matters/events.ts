// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { ORDER_KINDS, URGENCIES } from '../../rules/orderLimits/defaults.ts'
import { namedUnitSchema } from '../duty/person.ts'

const id = z.string().min(1).max(300)
const title = z.string().min(1).max(200)
const node = z.strictObject({
  id,
  title,
  unit: namedUnitSchema,
  kind: z.enum(ORDER_KINDS),
  urgency: z.enum(URGENCIES),
  limitMinutes: z.number().int().min(1),
  after: z.array(id).max(40),
})

/** Events of matters (一件事). Its steps become orders, which have events of their own. */
export const MATTER_EVENTS = {
  'matter.started': z.strictObject({
    id,
    templateId: id,
    title,
    lead: namedUnitSchema,
    coHandlers: z.array(namedUnitSchema).max(20),
    nodes: z.array(node).min(1).max(40),
    incidentId: id.optional(),
    closeBy: instantSchema,
  }),
  'matter.closed': z.strictObject({ id, summary: z.string().min(1).max(4000), reason: z.string().min(1).max(1000).optional() }),
} as const satisfies Record<string, z.ZodObject>

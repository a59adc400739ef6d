// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { ruleSourceSchema } from '../../rules/ruleTable.ts'
import { namedPersonSchema } from '../duty/person.ts'
import { FULFILMENT_WAYS } from './state.ts'

const id = z.string().min(1).max(400)
const words = (most: number) => z.string().min(1).max(most)
const holder = z.strictObject({
  words: words(200),
  unitId: words(120).optional(),
  postId: words(120).optional(),
  person: words(80).optional(),
  sectorId: words(120).optional(),
  sectorName: words(120).optional(),
  standsInFor: words(120).optional(),
})

/** Events of duties (职责) that incidents bring. */
export const OBLIGATION_EVENTS = {
  'obligation.created': z.strictObject({
    id,
    incidentId: words(300),
    incidentTitle: words(400),
    rule: words(80),
    zh: words(120),
    en: words(200),
    holder,
    startAt: instantSchema,
    startBasis: z.enum(['known', 'presumed']),
    dueAt: instantSchema,
    source: ruleSourceSchema,
    limitSource: ruleSourceSchema.optional(),
  }),
  'obligation.fulfilled': z.strictObject({ id, who: namedPersonSchema, at: instantSchema, way: z.enum(FULFILMENT_WAYS), note: words(400).optional() }),
  'obligation.waived': z.strictObject({ id, by: namedPersonSchema, reason: words(1000) }),
  'obligation.lapsed': z.strictObject({ id, reason: words(400) }),
  'obligation.holderNamed': z.strictObject({ id, holder }),
  'obligation.missed': z.strictObject({ id }),
} as const satisfies Record<string, z.ZodObject>

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { incidentClassSchema, instantSchema } from '../../domain/index.ts'
import { REPORT_FORMS } from '../../rules/reportClocks/defaults.ts'
import { casualtiesSchema, fieldValuesSchema } from '../../rules/reportFields/schema.ts'
import { namedPersonSchema } from '../duty/person.ts'

const id = z.string().min(1).max(120)
const reason = z.string().min(1).max(1000)

/** Ways something reaches the duty office: 电话 传真 纸质 数据接入 当面. */
export const INTAKE_WAYS = ['phone', 'fax', 'paper', 'feed', 'walk-in'] as const
/** Way something reaches the duty office. */
export type IntakeWay = (typeof INTAKE_WAYS)[number]

/** What the register keeps of an intake. */
export const intakeFacts = {
  way: z.enum(INTAKE_WAYS),
  from: z.strictObject({
    unitId: z.string().max(120).optional(),
    unit: z.string().max(120).optional(),
    person: z.string().max(80).optional(),
    phone: z.string().max(40).optional(),
  }),
  receivedAt: instantSchema,
  summary: z.string().min(1).max(2000),
  place: z.string().max(400).optional(),
  class: incidentClassSchema.optional(),
  casualties: casualtiesSchema.optional(),
  recorder: namedPersonSchema,
}

/** Events of the intake register (接报登记簿). */
export const INTAKE_EVENTS = {
  'intake.recorded': z.strictObject({
    id,
    number: z.string().min(1).max(40),
    year: z.string().regex(/^\d{4}$/),
    ordinal: z.number().int().min(1),
    ...intakeFacts,
  }),
  'intake.drafted': z.strictObject({
    id,
    incidentId: z.string().min(1).max(300).optional(),
    form: z.enum(REPORT_FORMS),
    fields: fieldValuesSchema,
    missing: z.array(z.string().max(40)).max(100),
  }),
  'intake.linked': z.strictObject({ id, incidentId: z.string().min(1).max(300), reason: reason.optional() }),
  'intake.closed': z.strictObject({ id, reason }),
  'intake.voided': z.strictObject({ id, reason }),
} as const satisfies Record<string, z.ZodObject>

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../../domain/index.ts'
import { namedPersonSchema } from '../../duty/person.ts'
import { entryIdSchema, entryReasonSchema, entryTextSchema, entryTitleSchema, entryWaySchema } from '../parts.ts'

/** Offices of the city: 市委市政府总值班室, 市应急局, 市城运中心. */
export const CITY_OFFICES = ['cityDutyOffice', 'cityEmergencyBureau', 'cityOperationsCentre'] as const

/** An entry as it is recorded; `up` went to the city, `down` came from it. */
export const cityFieldsSchema = z.strictObject({
  id: entryIdSchema,
  direction: z.enum(['up', 'down']),
  office: z.enum(CITY_OFFICES),
  way: entryWaySchema,
  content: entryTextSchema,
  at: instantSchema,
  /** Who sent it or took it on our side. */
  by: namedPersonSchema,
  /** Who it was on the city's side. */
  counterpart: entryTitleSchema.optional(),
  documentNumber: entryTitleSchema.optional(),
  incidentId: entryIdSchema.max(300).optional(),
  reportId: entryIdSchema.max(300).optional(),
  receiptNeeded: z.boolean(),
  receiptDueAt: instantSchema.optional(),
})

/** A receipt. */
export const cityReceiptSchema = z.strictObject({ at: instantSchema, by: entryTitleSchema, way: entryWaySchema, content: entryTextSchema.optional() })

/** Fields of an entry that a correction may change. */
export const cityChangeSchema = cityFieldsSchema
  .pick({ direction: true, office: true, way: true, content: true, at: true, counterpart: true, documentNumber: true, receiptDueAt: true })
  .partial()
  .extend({ receipt: cityReceiptSchema.optional() })

/** Events of the ledger of what went up and down. */
export const CITY_EVENTS = {
  'cityLedger.recorded': cityFieldsSchema,
  'cityLedger.receipted': z.strictObject({ id: entryIdSchema, receipt: cityReceiptSchema }),
  'cityLedger.corrected': z.strictObject({ id: entryIdSchema, change: cityChangeSchema, reason: entryReasonSchema }),
} as const satisfies Record<string, z.ZodObject>

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { CLOCK_STARTS, REPORT_FORMS, REPORT_KINDS, REPORT_LEGS } from '../../rules/reportClocks/defaults.ts'
import { fieldValuesSchema } from '../../rules/reportFields/schema.ts'
import { namedPersonSchema, namedUnitSchema } from '../duty/person.ts'

const text = z.string().min(1).max(2000)

/** Ways a report travels: 电话 传真 纸质 系统 当面. */
export const REPORT_WAYS = ['phone', 'fax', 'paper', 'system', 'oral'] as const
/** Way a report travels. */
export type ReportWay = (typeof REPORT_WAYS)[number]

/** Start of the clocks: when the reporting unit learned of it, or the earliest provable moment (推定), with its evidence. */
export const learnedSchema = z.strictObject({ at: instantSchema, basis: z.enum(['known', 'presumed']), evidence: text })
/** Start of the clocks. */
export type Learned = z.infer<typeof learnedSchema>

/** Why the incident owes a report. */
export const dutySchema = z.strictObject({ kind: z.enum(['grade', 'urgentClass', 'sensitive']), detail: z.string().max(80) })
/** Why the incident owes a report. */
export type ChainDuty = z.infer<typeof dutySchema>

/** A clock as it started: its limit is written down, so that later rules rewrite nothing. */
export const clockSchema = z.strictObject({
  id: z.string().min(1).max(160),
  rowId: z.string().min(1).max(60),
  zh: z.string().min(1).max(80),
  leg: z.enum(REPORT_LEGS),
  form: z.enum([...REPORT_FORMS, 'any']),
  kind: z.enum(['first', 'followUp']),
  startsFrom: z.enum(CLOCK_STARTS),
  startAt: instantSchema,
  startBasis: z.enum(['known', 'presumed']),
  /** The entry that started it, where one did. */
  startedBy: z.string().max(120).optional(),
  limitMinutes: z.number().min(0),
  dueAt: z.number().int(),
  /** The department a clock of the vertical leg is for. */
  unit: namedUnitSchema.optional(),
  owner: z.string().min(1).max(120),
  source: z.string().min(1).max(420),
})
/** A clock as it started. */
export type StartedClock = z.infer<typeof clockSchema>

/** A report on one leg, as the event keeps it. */
export const entrySchema = z.strictObject({
  id: z.string().min(1).max(120),
  leg: z.enum(REPORT_LEGS),
  form: z.enum(REPORT_FORMS),
  kind: z.enum(REPORT_KINDS),
  /** 续报 are counted within the leg, in the vertical leg within the department. */
  number: z.number().int().min(1).optional(),
  reporter: z.strictObject({ unit: namedUnitSchema, person: namedPersonSchema }),
  receivers: z.array(namedUnitSchema).min(1).max(10),
  at: instantSchema,
  way: z.enum(REPORT_WAYS),
  fields: fieldValuesSchema,
  /** Why the times stand in an unusual order. */
  reason: z.string().min(1).max(1000).optional(),
  intakeId: z.string().max(120).optional(),
})
/** A report on one leg, as the event keeps it. */
export type ReportedEntry = z.infer<typeof entrySchema>

/** What of an entry may be corrected. */
export const entryChangesSchema = entrySchema.pick({ reporter: true, receivers: true, at: true, way: true, fields: true }).partial()
/** What of an entry may be corrected. */
export type EntryChanges = z.infer<typeof entryChangesSchema>

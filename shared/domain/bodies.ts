// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { DatasetId } from './datasets.ts'
import { instantSchema } from './instant.ts'

// What a record says, by dataset. z.object (not strict): adapters strip unknown fields and count them.
const text = z.string().min(1).max(400)
const shortText = z.string().min(1).max(80)
const count = z.number().int().min(0).max(1e9)
const share = z.number().min(0).max(100)
const finite = z.number().refine(Number.isFinite, 'a finite number').min(-1e12).max(1e12)
const ring = z
  .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
  .min(3)
  .max(5000)
const values = z.array(finite.nullable()).max(2000)

/** Event grades (事件分级): `daily` stands for 未定级 below the lower limit of 一般. */
export const GRADES = ['daily', 'general', 'larger', 'major', 'extreme'] as const
export const gradeSchema = z.enum(GRADES)
/** Grade of an incident. */
export type Grade = (typeof GRADES)[number]

/** The four classes of emergencies (突发事件), each with its special headquarters. */
export const INCIDENT_CLASSES = ['natural', 'accident', 'health', 'social'] as const
export const incidentClassSchema = z.enum(INCIDENT_CLASSES)
/** Class of an incident. */
export type IncidentClass = (typeof INCIDENT_CLASSES)[number]

/** Warning colours (预警): only official warnings carry them. */
export const WARNING_COLOURS = ['red', 'orange', 'yellow', 'blue'] as const
/** Colour of an official warning. */
export type WarningColour = (typeof WARNING_COLOURS)[number]

/** What each dataset's record says beside its envelope. Numbers carry their unit in the field's name or in `unit`. */
export const BODY_SCHEMAS = {
  indicator: z.object({ value: finite.nullable(), unit: shortText, used: count, of: count }),
  reading: z.object({ value: finite, unit: shortText.optional(), name: shortText.optional(), kind: shortText.optional(), quality: shortText.optional() }),
  series: z.object({ stepS: z.number().int().min(1).max(86_400), startAt: instantSchema, values, reference: values.optional() }),
  sensor: z.object({ name: shortText, kind: shortText, unit: shortText.optional(), town: shortText.optional() }),
  supply: z.object({
    name: shortText,
    category: shortText.optional(),
    specification: text.optional(),
    quantity: finite.optional(),
    minimumQuantity: finite.optional(),
    unit: shortText.optional(),
    depot: shortText.optional(),
    keeper: shortText.optional(),
    phone: shortText.optional(),
    expiresAt: instantSchema.optional(),
    town: shortText.optional(),
  }),
  team: z.object({
    name: shortText,
    kind: shortText.optional(),
    strength: count.optional(),
    vehicles: count.optional(),
    equipment: text.optional(),
    status: z.enum(['standby', 'enRoute', 'onScene', 'away']).optional(),
    contact: shortText.optional(),
    town: shortText.optional(),
  }),
  facility: z.object({
    name: shortText,
    kind: shortText.optional(),
    beds: count.optional(),
    capacity: count.optional(),
    occupied: count.optional(),
    town: shortText.optional(),
  }),
  vehicle: z.object({
    name: shortText.optional(),
    kind: shortText.optional(),
    speedKmh: z.number().min(0).max(400).optional(),
    headingDeg: z.number().min(0).max(360).optional(),
  }),
  duty: z.object({ role: z.enum(['leader', 'chief', 'officer']), person: shortText, unit: shortText.optional(), since: instantSchema.optional() }),
  seat: z.object({ department: shortText, state: z.enum(['present', 'away', 'remote']), way: shortText.optional(), since: instantSchema.optional() }),
  hotline: z.object({
    accepted: count,
    acceptedChangePercent: finite.optional(),
    contactedPercent: share,
    onTimePercent: share,
    satisfiedPercent: share,
    openOrders: count.optional(),
    hourly: values,
    hourlyReference: values.optional(),
  }),
  town: z.object({ name: shortText, open: count, overdue: count, onTimePercent: share }),
  callStatistics: z.object({
    service: z.enum(['110', '119', '120']),
    count,
    changePercent: finite.optional(),
    meanArrivalMinutes: finite.optional(),
    handledCount: count.optional(),
    trend: values,
  }),
  weather: z.object({
    condition: shortText,
    temperatureC: finite.optional(),
    windDirection: shortText.optional(),
    windForce: z.number().min(0).max(18).optional(),
    gustForce: z.number().min(0).max(18).optional(),
    rainMmPerHour: finite.optional(),
  }),
  call: z.object({
    service: z.enum(['110', '119', '120']),
    summary: text,
    class: incidentClassSchema.optional(),
    address: text.optional(),
    town: shortText.optional(),
  }),
  report: z.object({
    summary: text,
    reporter: shortText.optional(),
    class: incidentClassSchema.optional(),
    address: text.optional(),
    town: shortText.optional(),
  }),
  incident: z.object({
    number: shortText.optional(),
    title: text,
    class: incidentClassSchema.optional(),
    glyph: z.string().max(2).optional(),
    grade: gradeSchema.optional(),
    address: text.optional(),
    town: shortText.optional(),
    responsible: text.optional(),
    status: z.enum(['reported', 'handling', 'arrived', 'resolved']).optional(),
    note: text.optional(),
    reportedBy: shortText.optional(),
  }),
  warning: z.object({
    hazard: shortText,
    colour: z.enum(WARNING_COLOURS),
    headline: text,
    sender: shortText,
    sentAt: instantSchema,
    expiresAt: instantSchema.optional(),
    messageType: z.enum(['alert', 'update', 'cancel']),
    references: z.array(text).max(50),
    status: z.enum(['actual', 'exercise', 'test', 'system', 'draft']),
    area: text.optional(),
    polygons: z.array(ring).max(200).optional(),
    instruction: z.string().max(4000).optional(),
  }),
} as const satisfies Record<DatasetId, z.ZodObject>

/** Body of a record of the given dataset. */
export type BodyOf<Id extends DatasetId> = z.infer<(typeof BODY_SCHEMAS)[Id]>

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { headquartersKeySchema, instantSchema, rankSchema } from '../../domain/index.ts'
import { UNIT_KINDS } from './state.ts'

const DAY_MS = 86_400_000
const BEIJING_OFFSET_MS = 8 * 3_600_000

const id = z.string().regex(/^[a-z0-9][a-z0-9:.-]{0,119}$/, 'lower-case letters, digits and : . -, at most 120')
const name = z.string().trim().min(1).max(120)
const phone = z.string().trim().min(1).max(60)

/** A day as people write it in tables (its midnight in Beijing), or an instant. */
export const dayOrInstantSchema = z.union([
  instantSchema,
  z
    .string()
    .regex(/^20\d{2}-\d{2}-\d{2}$/, 'a day such as 2026-01-31')
    .transform((day, context) => {
      const midnight = Date.parse(`${day}T00:00:00Z`)
      // Some days look right and are not: 2026-02-30.
      if (midnight % DAY_MS === 0 && new Date(midnight).toISOString().startsWith(day)) return midnight - BEIJING_OFFSET_MS
      context.issues.push({ code: 'custom', message: 'no such day', input: day })
      return z.NEVER
    }),
])

/** A unit as an import names it. */
export const unitSchema = z.strictObject({
  id,
  name,
  kind: z.enum(UNIT_KINDS),
  parentId: id.optional(),
  headquarters: headquartersKeySchema.optional(),
  memberOf: z.array(headquartersKeySchema).max(5).optional(),
  town: name.optional(),
  phone: phone.optional(),
})

/** A post as an import names it. */
export const postSchema = z.strictObject({
  id,
  unitId: id,
  title: name,
  rank: rankSchema,
  person: z.string().trim().min(1).max(80).optional(),
  phone: phone.optional(),
  deputyOf: id.optional(),
})

/** A line of the sector table, valid from `from` until just before `until`. */
export const sectorSchema = z.strictObject({
  id,
  name,
  departmentId: id,
  leaderPostId: id,
  from: dayOrInstantSchema,
  until: dayOrInstantSchema.optional(),
})

/** The whole organisation as its owner gives it; `organisation:` of hall.yaml has this shape too. */
export const organisationSchema = z.strictObject({
  /** Day of the table, as its owner dated it. */
  asOf: dayOrInstantSchema,
  units: z.array(unitSchema).min(1).max(2000),
  posts: z.array(postSchema).max(6000).default([]),
  sectors: z.array(sectorSchema).max(1000).default([]),
})

/** The whole organisation, checked in its shape. */
export type OrganisationTable = z.output<typeof organisationSchema>
/** The whole organisation as written. */
export type OrganisationInput = z.input<typeof organisationSchema>

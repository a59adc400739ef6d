// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { postSchema, sectorSchema, unitSchema } from './schema.ts'

const id = z.string().min(1).max(120)
const reason = z.string().min(1).max(1000)

/** Events of the organisation (组织). */
export const ORGANISATION_EVENTS = {
  'organisation.imported': z.strictObject({
    asOf: instantSchema,
    demonstration: z.boolean(),
    units: z.array(unitSchema),
    posts: z.array(postSchema),
    sectors: z.array(sectorSchema.extend({ from: instantSchema, until: instantSchema.optional() })),
    print: z.string().min(1).max(80),
    /** Given where an older table replaced a newer one. */
    reason: reason.optional(),
  }),
  'organisation.sectorSet': z.strictObject({
    id,
    name: z.string().min(1).max(120),
    departmentId: id,
    departmentName: z.string().min(1).max(120),
    leaderPostId: id,
    leaderTitle: z.string().min(1).max(120),
    from: instantSchema,
    until: instantSchema.optional(),
    reason: reason.optional(),
  }),
  'organisation.contactSet': z.strictObject({
    postId: id,
    person: z.string().min(1).max(80).nullable(),
    phone: z.string().min(1).max(60).nullable(),
    reason: reason.optional(),
  }),
} as const satisfies Record<string, z.ZodObject>

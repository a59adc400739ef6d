// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { headquartersKeySchema, instantSchema } from '../../domain/index.ts'
import { approvalSchema, effectSchema, levelSchema, responseStepSchema, screenReturnSchema, waySchema } from './schema.ts'

const id = z.string().min(1).max(300)
const words = z.string().min(1).max(200)
const note = z.string().min(1).max(2000)
const steps = z.array(responseStepSchema).max(100)
const before = z.array(screenReturnSchema).max(400)

/** Events of responses (应急响应) and of calling their members into the hall (进驻). */
export const RESPONSE_EVENTS = {
  'response.raised': z.strictObject({
    id,
    headquarters: headquartersKeySchema,
    level: levelSchema,
    plan: words,
    approval: approvalSchema,
    planId: id.optional(),
    groupId: id.optional(),
    incidentIds: z.array(id).max(50).optional(),
    note: note.optional(),
    steps: steps.optional(),
    effects: z.array(effectSchema).max(20).optional(),
    before: before.optional(),
  }),
  'response.adjusted': z.strictObject({
    id,
    fromLevel: levelSchema,
    level: levelSchema,
    plan: words,
    planId: id,
    approval: approvalSchema,
    note: note.optional(),
    /** Steps that the new level adds. */ steps: steps.optional(),
    /** Open steps that the new level leaves out. */ droppedStepIds: z.array(id).max(100).optional(),
    effects: z.array(effectSchema).max(20).optional(),
    before: before.optional(),
  }),
  'response.stepCompleted': z.strictObject({ id, stepId: id, by: words, note: note.optional() }),
  'response.stepReopened': z.strictObject({ id, stepId: id, by: words, reason: words }),
  'response.ended': z.strictObject({
    id,
    summary: z.string().min(1).max(4000),
    approval: approvalSchema.optional(),
    /** Screens that another response gives back when it ends in its turn. */ handedOver: z
      .array(z.strictObject({ to: id, before }))
      .max(20)
      .optional(),
  }),
  'muster.notified': z.strictObject({
    responseId: id,
    memberId: id,
    name: words,
    postId: id.optional(),
    unitId: id.optional(),
    unitName: words.optional(),
    substituteFor: id.optional(),
    answerDueAt: instantSchema,
    signInDueAt: instantSchema,
  }),
  'muster.answered': z.strictObject({
    responseId: id,
    memberId: id,
    way: waySchema,
    answeredBy: words.optional(),
    expectedAt: instantSchema.optional(),
  }),
  'muster.signedIn': z.strictObject({ responseId: id, memberId: id }),
  'muster.excused': z.strictObject({ responseId: id, memberId: id, reason: words, substituteId: id.optional() }),
} as const satisfies Record<string, z.ZodObject>

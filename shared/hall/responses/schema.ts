// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { headquartersKeySchema, instantSchema } from '../../domain/index.ts'
import { RANKS } from '../organisation/state.ts'

const id = z.string().min(1).max(300)
const words = z.string().min(1).max(200)

/** Level of a response, Ⅰ the highest. */
export const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
/** Way an approval or an answer was given. */
export const waySchema = z.enum(['oral', 'phone', 'written'])
/** Words in both languages. */
export const bothWordsSchema = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) })

/** Who approved, how, when, by which clause, and who wrote it down. Names and ranks stand here as they were on that day. */
export const approvalSchema = z.strictObject({
  approver: words,
  way: waySchema,
  at: instantSchema,
  clause: words,
  recordedBy: words,
  approverPostId: id.optional(),
  approverRank: z.enum(RANKS).optional(),
  recorderPostId: id.optional(),
  /** The person of the needed rank who let the approver decide, and on what basis. */
  delegation: z.strictObject({ by: words, byPostId: id.optional(), rank: z.enum(RANKS), basis: words }).optional(),
})

/** What a response brings about; `withheld` says why a part of it did not happen. */
export const effectSchema = z.strictObject({
  kind: z.enum(['layout', 'muster', 'callUp', 'steps', 'reportClocks', 'alarmSound', 'seats']),
  text: bothWordsSchema,
  withheld: bothWordsSchema.optional(),
})

/** Screens a response took, what they showed before, and what they show for it. */
export const screenReturnSchema = z.strictObject({ layoutId: id, shown: id, screens: z.array(z.string().min(1).max(40)).min(1).max(400) })

/** One decision on a response, as it was recorded. */
export const responseHistorySchema = z.strictObject({
  at: instantSchema,
  by: z.string().min(1).max(120),
  what: z.enum(['raised', 'adjusted', 'ended', 'reopened']),
  level: levelSchema,
  plan: words,
  planId: id.optional(),
  approval: approvalSchema.optional(),
  note: z.string().min(1).max(4000).optional(),
})

/** A response without its roll and its steps, which change on their own. */
export const responseHeadSchema = z.strictObject({
  id,
  headquarters: headquartersKeySchema,
  level: levelSchema,
  plan: words,
  approval: approvalSchema,
  startedAt: instantSchema,
  endedAt: instantSchema.optional(),
  summary: z.string().min(1).max(4000).optional(),
  planId: id.optional(),
  /** Responses that one command raised together. */
  groupId: id.optional(),
  incidentIds: z.array(id).max(50).optional(),
  note: z.string().min(1).max(2000).optional(),
  effects: z.array(effectSchema).max(20).optional(),
  before: z.array(screenReturnSchema).max(400).optional(),
  endApproval: approvalSchema.optional(),
  history: z.array(responseHistorySchema).max(100).optional(),
})

/** A member of a headquarters who is called into the hall (进驻): notified → answered → signed in, or excused with a substitute. */
export const musterMemberSchema = z.strictObject({
  id,
  name: words,
  postId: id.optional(),
  unitId: id.optional(),
  unitName: words.optional(),
  notifiedAt: instantSchema,
  lastNotifiedAt: instantSchema,
  timesNotified: z.number().int().min(1).max(1_000_000),
  answerDueAt: instantSchema,
  signInDueAt: instantSchema,
  answeredAt: instantSchema.optional(),
  answerWay: waySchema.optional(),
  answeredBy: words.optional(),
  expectedAt: instantSchema.optional(),
  signedInAt: instantSchema.optional(),
  excusedAt: instantSchema.optional(),
  excuse: words.optional(),
  substituteId: id.optional(),
  substituteFor: id.optional(),
})

/** A step of the plan that the response follows, with its own time limit. */
export const responseStepSchema = z.strictObject({
  id,
  title: words,
  minutes: z.number().min(0).max(1_000_000),
  startAt: instantSchema,
  dueAt: instantSchema,
  ownerUnitId: id.optional(),
  ownerName: words.optional(),
  doneAt: instantSchema.optional(),
  doneBy: words.optional(),
  note: z.string().min(1).max(1000).optional(),
  /** A change of level left the step out. */
  droppedAt: instantSchema.optional(),
  /** Times the step was completed and taken back, the newest last. */
  reopened: z
    .array(z.strictObject({ at: instantSchema, by: words, reason: words, doneAt: instantSchema }))
    .max(20)
    .optional(),
})

/** Level of a response, Ⅰ the highest. */
export type ResponseLevelNumber = z.infer<typeof levelSchema>
/** Who approved, how, when, by which clause, and who wrote it down. */
export type ResponseApproval = z.infer<typeof approvalSchema>
/** What a response brings about. */
export type ResponseEffect = z.infer<typeof effectSchema>
/** Screens a response took and what they showed before. */
export type ScreenReturn = z.infer<typeof screenReturnSchema>
/** One decision on a response. */
export type ResponseDecision = z.infer<typeof responseHistorySchema>
/** A response without its roll and its steps. */
export type ResponseHead = Readonly<z.infer<typeof responseHeadSchema>>
/** A member who is called into the hall. */
export type MusterMember = Readonly<z.infer<typeof musterMemberSchema>>
/** A step of the plan that a response follows. */
export type ResponseStep = Readonly<z.infer<typeof responseStepSchema>>

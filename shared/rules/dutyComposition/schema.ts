// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { rowsById } from '../rowsById.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { DUTY_ROOMS, SHIPPED_DUTY, SHIPPED_MINUTES, SHIPPED_SEATS } from './defaults.ts'

const people = z.number().int().min(0).max(50)
const minutes = z.number().int().min(0).max(1440)

const dutyRow = z.strictObject({ id: z.enum(DUTY_ROOMS), dutyLeader: people, shiftChief: people, officer: people, onPost: people, source: ruleSourceSchema })
const seatRow = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  name: z.string().min(1).max(40),
  unitId: z.string().min(1).max(120),
  source: ruleSourceSchema,
})

/** Who must be on duty, how long a gap may last, which seats the hall has. */
export const dutyCompositionSchema = z.strictObject({
  rooms: rowsById(dutyRow, SHIPPED_DUTY),
  seats: rowsById(seatRow, SHIPPED_SEATS),
  /** After the start of a shift, or after somebody left, until an alarm is raised. */
  graceMinutes: minutes.default(SHIPPED_MINUTES.graceMinutes),
  /** How long before a shift somebody may check in for it. */
  earlyMinutes: minutes.default(SHIPPED_MINUTES.earlyMinutes),
  /** How soon a reachability call or a call-up to a seat must be answered. */
  answerMinutes: minutes.default(SHIPPED_MINUTES.answerMinutes),
  callUpAnswerMinutes: minutes.default(SHIPPED_MINUTES.callUpAnswerMinutes),
})

/** Rule of the composition of duty. */
export type DutyComposition = z.infer<typeof dutyCompositionSchema>

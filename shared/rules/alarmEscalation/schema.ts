// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { ALARM_CLASSES, SHIPPED_ALARM_STEPS, SHIPPED_SHELVE_MINUTES } from './defaults.ts'

/** Ranks of duty an unanswered matter climbs to. */
export const DUTY_LEVELS = ['shiftChief', 'dutyLeader', 'districtLeader'] as const

/** One step up: which class of alarms (告警), after how long without acknowledgement, to whom. */
export const alarmStepSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  class: z.enum(ALARM_CLASSES),
  step: z.number().int().min(1).max(9),
  afterMinutes: z.number().min(0).max(10_080),
  to: z.enum(DUTY_LEVELS),
  source: ruleSourceSchema,
})

/** How alarms climb while nobody acknowledges them, and how long one may be shelved. */
export const alarmEscalationSchema = z.strictObject({
  steps: rowsById(alarmStepSchema, SHIPPED_ALARM_STEPS),
  shelveMaxMinutes: z.number().int().min(1).max(10_080).default(SHIPPED_SHELVE_MINUTES),
})

/** Rule of alarm escalation. */
export type AlarmEscalation = z.infer<typeof alarmEscalationSchema>

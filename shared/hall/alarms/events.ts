// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { ALARM_CLASSES } from '../../rules/alarmEscalation/defaults.ts'
import { namedPersonSchema } from '../duty/person.ts'

// The key of a feed's alarm carries the feed's own name before it.
const key = z.string().min(1).max(330)
const level = z.enum(['shiftChief', 'dutyLeader', 'districtLeader'])
const reason = z.string().min(1).max(1000)
const escalations = z.array(z.strictObject({ step: z.number().int().min(1), to: level, dueAt: instantSchema })).max(500)

/** What an alarm says. */
export const alarmWords = {
  kind: z.string().min(1).max(80),
  class: z.enum(ALARM_CLASSES),
  subject: z.strictObject({ kind: z.string().min(1).max(80), id: z.string().min(1).max(300) }),
  text: z.strictObject({ zh: z.string().min(1).max(400), en: z.string().min(1).max(400) }),
  audience: z.enum(['console', 'wall']),
}

/** Events of alarms (告警). */
export const ALARM_EVENTS = {
  'alarm.raised': z.strictObject({ key, ...alarmWords, escalations }),
  'alarm.repeated': z.strictObject({ key, text: alarmWords.text.optional() }),
  'alarm.acknowledged': z.strictObject({ key, by: namedPersonSchema, note: reason.optional() }),
  'alarm.shelved': z.strictObject({ key, until: instantSchema, reason }),
  'alarm.returned': z.strictObject({ key, escalations }),
  'alarm.escalated': z.strictObject({ key, step: z.number().int().min(1), to: level, people: z.array(namedPersonSchema).max(20) }),
  'alarm.cleared': z.strictObject({ key, reason }),
} as const satisfies Record<string, z.ZodObject>

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { DUTY_LEVELS } from '../alarmEscalation/index.ts'
import { rowsById } from '../rowsById.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { ORDER_KINDS, ORDER_LIMITS, SHIPPED_ORDER_LIMITS, SHIPPED_ORDER_STEPS, URGENCIES } from './defaults.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
const minutes = z.number().min(0).max(100_000)

const limitRow = z.strictObject({
  id,
  kind: z.enum(ORDER_KINDS),
  urgency: z.enum(URGENCIES),
  signMinutes: minutes,
  arriveMinutes: minutes.optional(),
  closeMinutes: minutes,
  source: ruleSourceSchema,
})

const stepRow = z.strictObject({
  id,
  limit: z.enum(ORDER_LIMITS),
  step: z.number().int().min(1).max(9),
  afterMinutes: minutes,
  to: z.enum(DUTY_LEVELS),
  source: ruleSourceSchema,
})

/** Time limits of orders (派单时限), and to whom a missed one is told. */
export const orderLimitsSchema = z.strictObject({
  limits: rowsById(limitRow, SHIPPED_ORDER_LIMITS),
  steps: rowsById(stepRow, SHIPPED_ORDER_STEPS),
})

/** Rule of the time limits of orders. */
export type OrderLimits = z.infer<typeof orderLimitsSchema>

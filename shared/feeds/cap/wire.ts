// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

// CAP 1.2 (OASIS, 1 July 2010), the elements a warning needs. Others are stripped.
const text = z.string().trim()
const pairs = z.array(z.object({ valueName: text, value: text })).default([])

const areaSchema = z.object({
  areaDesc: text.default(''),
  polygon: z.array(text).default([]),
  circle: z.array(text).default([]),
  geocode: pairs,
})

const infoSchema = z.object({
  language: text.default('en-US'),
  event: text,
  severity: text.default('Unknown'),
  eventCode: pairs,
  onset: text.optional(),
  effective: text.optional(),
  expires: text.optional(),
  senderName: text.optional(),
  headline: text.optional(),
  description: text.optional(),
  instruction: text.optional(),
  parameter: pairs,
  area: z.array(areaSchema).default([]),
})

/** The root element of a CAP alert. */
export const alertSchema = z.object({
  identifier: text.min(1).max(200),
  sender: text.min(1),
  sent: text,
  status: z.enum(['Actual', 'Exercise', 'System', 'Test', 'Draft']),
  msgType: z.enum(['Alert', 'Update', 'Cancel', 'Ack', 'Error']),
  note: text.optional(),
  references: text.optional(),
  info: z.array(infoSchema).default([]),
})

/** A CAP alert. */
export type CapAlert = z.infer<typeof alertSchema>
/** One language of an alert. */
export type CapInfo = z.infer<typeof infoSchema>
/** An area of an alert. */
export type CapArea = z.infer<typeof areaSchema>

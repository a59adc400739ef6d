// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { BODY_SCHEMAS, incidentClassSchema, instantSchema, positionSchema, slugSchema, timelineSchema } from '../domain/index.ts'
import { cameraTrackSchema } from '../domain/camera.ts'

const id = z.string().min(1).max(300)
// 20 × 20 screens is the largest wall profile.
const screens = z.array(z.string().min(1).max(40)).min(1).max(400)
const times = z.strictObject({ occurredAt: instantSchema.optional(), learnedAt: instantSchema.optional() })

/** Names and bodies of all events of the hall. Later work adds rows and optional fields, and never changes a meaning. */
export const EVENT_BODIES = {
  'session.started': z.strictObject({
    product: z.string(),
    runtime: z.string(),
    screens,
    layoutId: z.string(),
    forceLayout: z.boolean(),
    /** Every layout of this run; screens whose layout is not among them fall back to `layoutId`. */ layoutIds: z.array(z.string()).optional(),
  }),
  'config.accepted': z.strictObject({ hash: z.string(), origin: z.string() }),
  'layout.previewed': z.strictObject({ layoutId: z.string().nullable() }),
  'layout.taken': z.strictObject({ layoutId: z.string(), screens, commitAt: instantSchema }),
  'layout.returned': z.strictObject({
    screens,
    commitAt: instantSchema,
    /** Layouts shown before that are gone from the configuration, and passed over. */ absent: z.array(z.string()).optional(),
  }),
  'timeline.set': z.strictObject({ screens, timeline: timelineSchema }),
  'camera.settled': z.strictObject({ viewId: z.string().min(1).max(80), track: cameraTrackSchema }),
  'wall.appearanceSet': z.strictObject({ theme: z.enum(['dark', 'light']).optional(), locale: z.enum(['zh-CN', 'en']).optional() }),
  'notice.raised': z.strictObject({ code: z.string().min(1).max(80), detail: z.string().max(2000) }),
  'demonstration.set': z.strictObject({ running: z.boolean() }),
  'incident.recorded': z.strictObject({
    id,
    source: slugSchema,
    rev: z.number().int().min(0),
    position: positionSchema.optional(),
    times,
    incident: BODY_SCHEMAS.incident,
  }),
  'incident.mainChosen': z.strictObject({ incidentId: id.nullable() }),
  'report.received': z.strictObject({
    id,
    source: slugSchema,
    kind: z.enum(['call', 'report']),
    summary: z.string().max(400),
    service: z.enum(['110', '119', '120']).optional(),
    address: z.string().max(400).optional(),
    town: z.string().max(80).optional(),
    /** When the source took it, where that is known; a back-log keeps its own times. */ reportedAt: instantSchema.optional(),
    position: positionSchema.optional(),
  }),
  'warning.recorded': z.strictObject({ id, source: slugSchema, warning: BODY_SCHEMAS.warning }),
  'response.raised': z.strictObject({
    id,
    headquarters: incidentClassSchema,
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    plan: z.string().min(1).max(120),
    approval: z.strictObject({
      approver: z.string().min(1).max(80),
      way: z.enum(['oral', 'phone', 'written']),
      at: instantSchema,
      clause: z.string().min(1).max(200),
      recordedBy: z.string().min(1).max(120),
    }),
  }),
  'response.ended': z.strictObject({ id, summary: z.string().min(1).max(4000) }),
} as const satisfies Record<string, z.ZodObject>

/** Name of an event. */
export type EventType = keyof typeof EVENT_BODIES
/** Body of an event of one type. */
export type EventBody<Type extends EventType> = z.infer<(typeof EVENT_BODIES)[Type]>

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema, timelineSchema } from '../../domain/index.ts'
import { cameraTrackSchema } from '../../domain/camera.ts'

// 20 × 20 screens is the largest wall profile.
const screens = z.array(z.string().min(1).max(40)).min(1).max(400)

/** Events of the wall and the system behind it. */
export const WALL_EVENTS = {
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
} as const satisfies Record<string, z.ZodObject>

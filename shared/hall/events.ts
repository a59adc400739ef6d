// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import { INCIDENT_EVENTS } from './incidents/events.ts'
import { RESPONSE_EVENTS } from './responses/events.ts'
import { WALL_EVENTS } from './wall/events.ts'
import { WARNING_EVENTS } from './warnings/events.ts'

/** Names and bodies of all events of the hall, one line for each area. Later work adds rows and optional fields, and never changes a meaning. */
export const EVENT_BODIES = {
  ...WALL_EVENTS,
  ...INCIDENT_EVENTS,
  ...WARNING_EVENTS,
  ...RESPONSE_EVENTS,
} as const satisfies Record<string, z.ZodObject>

/** Name of an event. */
export type EventType = keyof typeof EVENT_BODIES
/** Body of an event of one type. */
export type EventBody<Type extends EventType> = z.infer<(typeof EVENT_BODIES)[Type]>

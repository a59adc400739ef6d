// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import { ACCESS_EVENTS } from './access/events.ts'
import { ALARM_EVENTS } from './alarms/events.ts'
import { CHAIN_EVENTS } from './chain/events.ts'
import { CLUE_EVENTS } from './clues/events.ts'
import { INTAKE_EVENTS } from './intake/events.ts'
import { SUSPICION_EVENTS } from './suspicions/events.ts'
import { DUTY_EVENTS } from './duty/events.ts'
import { SEAT_EVENTS } from './seats/events.ts'
import { HOLDING_EVENTS } from './holdings/events.ts'
import { MATTER_EVENTS } from './matters/events.ts'
import { ORDER_EVENTS } from './orders/events.ts'
import { DRILL_EVENTS } from './drills/events.ts'
import { INCIDENT_EVENTS } from './incidents/events.ts'
import { JOURNAL_EVENTS } from './journal/events.ts'
import { LEDGER_EVENTS } from './ledgers/events.ts'
import { MESSAGE_EVENTS } from './messages/events.ts'
import { ORGANISATION_EVENTS } from './organisation/events.ts'
import { OBLIGATION_EVENTS } from './obligations/events.ts'
import { RESPONSE_EVENTS } from './responses/events.ts'
import { UNDO_EVENTS } from './undo/events.ts'
import { WALL_EVENTS } from './wall/events.ts'
import { WARNING_EVENTS } from './warnings/events.ts'

/** Names and bodies of all events of the hall, one line for each area. Later work adds rows and optional fields, and never changes a meaning. */
export const EVENT_BODIES = {
  ...WALL_EVENTS,
  ...JOURNAL_EVENTS,
  ...ACCESS_EVENTS,
  ...ORGANISATION_EVENTS,
  ...DRILL_EVENTS,
  ...INCIDENT_EVENTS,
  ...OBLIGATION_EVENTS,
  ...CHAIN_EVENTS,
  ...INTAKE_EVENTS,
  ...CLUE_EVENTS,
  ...SUSPICION_EVENTS,
  ...WARNING_EVENTS,
  ...LEDGER_EVENTS,
  ...RESPONSE_EVENTS,
  ...ALARM_EVENTS,
  ...ORDER_EVENTS,
  ...MATTER_EVENTS,
  ...HOLDING_EVENTS,
  ...DUTY_EVENTS,
  ...SEAT_EVENTS,
  ...MESSAGE_EVENTS,
  ...UNDO_EVENTS,
} as const satisfies Record<string, z.ZodObject>

/** Name of an event. */
export type EventType = keyof typeof EVENT_BODIES
/** Body of an event of one type. */
export type EventBody<Type extends EventType> = z.infer<(typeof EVENT_BODIES)[Type]>

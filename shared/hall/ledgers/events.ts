// SPDX-License-Identifier: Apache-2.0
import { CITY_EVENTS } from './city/events.ts'
import { CONSULTATION_EVENTS } from './consultations/events.ts'
import { EVACUATION_EVENTS } from './evacuation/events.ts'
import { INSTRUCTION_EVENTS } from './instructions/events.ts'

/** Events of all ledgers (台账). */
export const LEDGER_EVENTS = { ...CITY_EVENTS, ...INSTRUCTION_EVENTS, ...CONSULTATION_EVENTS, ...EVACUATION_EVENTS } as const

// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../../domain/index.ts'
import { cityDeadlines, NO_CITY_ENTRIES, type CitySlice } from './city/state.ts'
import { consultationDeadlines, NO_CONSULTATIONS, type ConsultationSlice } from './consultations/state.ts'
import { evacuationDeadlines, NO_EVACUATIONS, type EvacuationSlice } from './evacuation/state.ts'
import { instructionDeadlines, NO_INSTRUCTIONS, type InstructionSlice } from './instructions/state.ts'

/** The ledgers (台账) of one realm. */
export interface LedgerSlice extends CitySlice, InstructionSlice, ConsultationSlice, EvacuationSlice {}

/** Empty ledgers. */
export const NO_LEDGERS: LedgerSlice = { ...NO_CITY_ENTRIES, ...NO_INSTRUCTIONS, ...NO_CONSULTATIONS, ...NO_EVACUATIONS }

/** Time limits of all ledgers. */
export function ledgerDeadlines(slice: LedgerSlice): Deadline[] {
  return [...cityDeadlines(slice), ...instructionDeadlines(slice), ...consultationDeadlines(slice), ...evacuationDeadlines(slice)]
}

// SPDX-License-Identifier: Apache-2.0
import { CITY_REDUCERS } from './city/reduce.ts'
import { CONSULTATION_REDUCERS } from './consultations/reduce.ts'
import { EVACUATION_REDUCERS } from './evacuation/reduce.ts'
import { INSTRUCTION_REDUCERS } from './instructions/reduce.ts'

/** How events of all ledgers change a realm. */
export const LEDGER_REDUCERS = { ...CITY_REDUCERS, ...INSTRUCTION_REDUCERS, ...CONSULTATION_REDUCERS, ...EVACUATION_REDUCERS } as const

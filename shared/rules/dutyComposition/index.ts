// SPDX-License-Identifier: Apache-2.0
export { DUTY_ROLES, DUTY_ROOMS, type DutyRole, type DutyRoom, type SeatRow } from './defaults.ts'
export { dutyLacks, dutyNeed, type DutyLack, type DutyNeed } from './judge.ts'
export { dutyCompositionSchema, type DutyComposition } from './schema.ts'
export { DUTY_ROLE_WORDS, dutyCompositionTable } from './table.ts'

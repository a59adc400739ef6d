// SPDX-License-Identifier: Apache-2.0
import { ACCESS_COMMANDS } from './access.ts'
import { ALARM_COMMANDS } from './alarm.ts'
import { DUTY_COMMANDS } from './duty.ts'
import { SEAT_COMMANDS } from './seat.ts'
import { HOLDING_COMMANDS } from './holding.ts'
import { MATTER_COMMANDS } from './matter.ts'
import { ORDER_COMMANDS } from './order.ts'
import { ORDER_RECEIPT_COMMANDS } from './orderReceipts.ts'
import { DRILL_COMMANDS } from './drill.ts'
import { INCIDENT_COMMANDS } from './incident.ts'
import { CASUALTY_COMMANDS } from './casualty.ts'
import { ESCALATION_COMMANDS } from './escalation.ts'
import { FIRST_RESPONSE_COMMANDS } from './firstResponse.ts'
import { GRID_CASE_COMMANDS } from './gridCase.ts'
import { ASSIGNMENT_COMMANDS } from './incidentAssign.ts'
import { CLOSING_COMMANDS } from './incidentClose.ts'
import { DESK_COMMANDS } from './incidentDesk.ts'
import { OPENING_COMMANDS } from './incidentOpening.ts'
import { MERGE_COMMANDS } from './merge.ts'
import { CHAIN_COMMANDS } from './chain.ts'
import { CLUE_COMMANDS } from './clue.ts'
import { INTAKE_COMMANDS } from './intake.ts'
import { SUSPICION_COMMANDS } from './suspicion.ts'
import { OBLIGATION_COMMANDS } from './obligation.ts'
import { LAYOUT_COMMANDS } from './layout.ts'
import { MESSAGE_COMMANDS } from './message.ts'
import { MUSTER_COMMANDS } from './muster.ts'
import { ORGANISATION_COMMANDS } from './organisation.ts'
import { RESPONSE_COMMANDS } from './response.ts'
import { TIMELINE_COMMANDS } from './timeline.ts'
import { UNDO_COMMANDS } from './undo.ts'
import { WALL_COMMANDS } from './wall.ts'
import { WARNING_COMMANDS } from './warning.ts'
import { CITY_LEDGER_COMMANDS } from './cityLedger.ts'
import { CONSULTATION_COMMANDS } from './consultation.ts'
import { RISK_COMMANDS } from './consultationRisk.ts'
import { EVACUATION_COMMANDS } from './evacuation.ts'
import { INSTRUCTION_COMMANDS } from './instruction.ts'

/** Every command of the hall, by name; one file per noun, one line each here. */
export const COMMANDS = {
  ...LAYOUT_COMMANDS,
  ...TIMELINE_COMMANDS,
  ...INCIDENT_COMMANDS,
  ...CASUALTY_COMMANDS,
  ...ESCALATION_COMMANDS,
  ...FIRST_RESPONSE_COMMANDS,
  ...GRID_CASE_COMMANDS,
  ...ASSIGNMENT_COMMANDS,
  ...CLOSING_COMMANDS,
  ...DESK_COMMANDS,
  ...OPENING_COMMANDS,
  ...MERGE_COMMANDS,
  ...OBLIGATION_COMMANDS,
  ...CHAIN_COMMANDS,
  ...INTAKE_COMMANDS,
  ...CLUE_COMMANDS,
  ...SUSPICION_COMMANDS,
  ...RESPONSE_COMMANDS,
  ...MUSTER_COMMANDS,
  ...MESSAGE_COMMANDS,
  ...UNDO_COMMANDS,
  ...WALL_COMMANDS,
  ...WARNING_COMMANDS,
  ...CITY_LEDGER_COMMANDS,
  ...INSTRUCTION_COMMANDS,
  ...CONSULTATION_COMMANDS,
  ...RISK_COMMANDS,
  ...EVACUATION_COMMANDS,
  ...ACCESS_COMMANDS,
  ...ORGANISATION_COMMANDS,
  ...DRILL_COMMANDS,
  ...ALARM_COMMANDS,
  ...ORDER_COMMANDS,
  ...ORDER_RECEIPT_COMMANDS,
  ...MATTER_COMMANDS,
  ...HOLDING_COMMANDS,
  ...DUTY_COMMANDS,
  ...SEAT_COMMANDS,
} as const

/** Name of a command. */
export type CommandName = keyof typeof COMMANDS

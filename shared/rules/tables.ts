// SPDX-License-Identifier: Apache-2.0
import { commandRanksTable } from './commandRanks/index.ts'
import type { HallRules } from './hallRules.ts'
import { plansTable } from './plans/index.ts'
import { warningSuggestionTable } from './warningSuggestion/index.ts'
import { alarmEscalationTable } from './alarmEscalation/index.ts'
import { dutyCompositionTable } from './dutyComposition/index.ts'
import { matterTemplatesTable } from './matterTemplates/index.ts'
import { orderLimitsTable } from './orderLimits/index.ts'
import { musterTable } from './muster/index.ts'
import { outboundTable } from './outbound/index.ts'
import { responseLimitsTable } from './responseLimits/index.ts'
import { classesTable } from './classes/index.ts'
import { escalationTable } from './escalation/index.ts'
import { gradingTable } from './grading/index.ts'
import { leadTable } from './lead/index.ts'
import { mergeReportsTable } from './mergeReports/index.ts'
import { obligationsTable } from './obligations/index.ts'
import { reportClocksTable } from './reportClocks/index.ts'
import { reportFaultsTable } from './reportFaults/index.ts'
import { reportFieldsTable } from './reportFields/index.ts'
import type { RuleTable } from './ruleTable.ts'
import { suspicionTable } from './suspicion/index.ts'

/** Shows one section of the rules as a table. */
export type RuleTableOf = (rules: HallRules) => RuleTable

/** Every rule as a table, one line for each; docs/rules.md and `/api/v1/rules` are made of them. */
const TABLES: readonly RuleTableOf[] = [
  commandRanksTable,
  plansTable,
  warningSuggestionTable,
  classesTable,
  gradingTable,
  leadTable,
  mergeReportsTable,
  escalationTable,
  obligationsTable,
  reportClocksTable,
  reportFieldsTable,
  suspicionTable,
  reportFaultsTable,
  alarmEscalationTable,
  orderLimitsTable,
  matterTemplatesTable,
  dutyCompositionTable,
  musterTable,
  outboundTable,
  responseLimitsTable,
]

/** The rules in force as tables, in the order of the page. */
export function ruleTables(rules: HallRules): RuleTable[] {
  return TABLES.map((table) => table(rules))
}

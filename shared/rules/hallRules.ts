// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { refuseUnknownNames } from './appliesTo.ts'
import { commandRanksSchema } from './commandRanks/index.ts'
import { plansSchema } from './plans/index.ts'
import { warningSuggestionSchema } from './warningSuggestion/index.ts'
import { alarmEscalationSchema } from './alarmEscalation/index.ts'
import { dutyCompositionSchema } from './dutyComposition/index.ts'
import { matterTemplatesSchema } from './matterTemplates/index.ts'
import { musterSchema } from './muster/index.ts'
import { orderLimitsSchema } from './orderLimits/index.ts'
import { outboundSchema } from './outbound/index.ts'
import { responseLimitsSchema } from './responseLimits/index.ts'
import { classesSchema } from './classes/index.ts'
import { escalationSchema } from './escalation/index.ts'
import { gradingSchema } from './grading/index.ts'
import { leadSchema } from './lead/index.ts'
import { mergeReportsSchema } from './mergeReports/index.ts'
import { obligationsSchema } from './obligations/index.ts'
import { reportClocksSchema } from './reportClocks/index.ts'
import { reportFaultsSchema } from './reportFaults/index.ts'
import { reportFieldsSchema } from './reportFields/index.ts'
import { suspicionSchema } from './suspicion/index.ts'

/** The rules of command in force, one section for each rule; `rules:` of hall.yaml changes them section by section. */
export const hallRulesSchema = z
  .strictObject({
    commandRanks: commandRanksSchema.prefault({}),
    plans: plansSchema.prefault([]),
    warningSuggestion: warningSuggestionSchema.prefault({}),
    classes: classesSchema.prefault({}),
    grading: gradingSchema.prefault({}),
    lead: leadSchema.prefault({}),
    mergeReports: mergeReportsSchema.prefault({}),
    escalation: escalationSchema.prefault({}),
    obligations: obligationsSchema.prefault({}),
    reportClocks: reportClocksSchema.prefault({}),
    reportFields: reportFieldsSchema.prefault({}),
    suspicion: suspicionSchema.prefault({}),
    reportFaults: reportFaultsSchema.prefault({}),
    alarmEscalation: alarmEscalationSchema.prefault({}),
    orderLimits: orderLimitsSchema.prefault({}),
    matterTemplates: matterTemplatesSchema.prefault({}),
    dutyComposition: dutyCompositionSchema.prefault({}),
    muster: musterSchema.prefault({}),
    outbound: outboundSchema.prefault({}),
    responseLimits: responseLimitsSchema.prefault({}),
  })
  .superRefine(refuseUnknownNames)

/** The rules of command in force. */
export type HallRules = z.infer<typeof hallRulesSchema>

/** The rules as shipped: every value with its source. */
export const DEFAULT_RULES: HallRules = hallRulesSchema.parse({})

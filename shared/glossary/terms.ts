// SPDX-License-Identifier: Apache-2.0
import { ACCESS_TERMS } from './accessTerms.ts'
import { AGE_TERMS } from './ageTerms.ts'
import { CHAIN_TERMS } from './chainTerms.ts'
import { COMMAND_TERMS } from './commandTerms.ts'
import { DISPATCH_TERMS } from './dispatchTerms.ts'
import { DISTRICT_TERMS } from './districtTerms.ts'
import { FEED_TERMS } from './feedTerms.ts'
import { RESPONSE_TERMS } from './responseTerms.ts'
import { INCIDENT_TERMS } from './incidentTerms.ts'
import { LEDGER_TERMS } from './ledgerTerms.ts'
import { WALL_TERMS } from './wallTerms.ts'
import { WARNING_TERMS } from './warningTerms.ts'
import type { Term } from './term.ts'

/** A chapter of the glossary. */
export interface Chapter {
  readonly zh: string
  readonly en: string
  readonly terms: readonly Term[]
}

/** The glossary in the order people read it. */
export const CHAPTERS: readonly Chapter[] = [
  { zh: '指挥与事件', en: 'Command and incidents', terms: COMMAND_TERMS },
  { zh: '响应与进驻', en: 'Responses and musters', terms: RESPONSE_TERMS },
  { zh: '事件办理', en: 'Handling of incidents', terms: INCIDENT_TERMS },
  { zh: '预警、接报与值守', en: 'Warnings, reports and duty', terms: WARNING_TERMS },
  { zh: '信息报送与线索', en: 'Report chain and clues', terms: CHAIN_TERMS },
  { zh: '派单、值守与告警', en: 'Orders, duty and alarms', terms: DISPATCH_TERMS },
  { zh: '组织与台账', en: 'Organisation and ledgers', terms: LEDGER_TERMS },
  { zh: '区情与体征', en: 'The district and its vital signs', terms: DISTRICT_TERMS },
  { zh: '数据源', en: 'Feeds', terms: FEED_TERMS },
  { zh: '时效与留存', en: 'Ages and keeping', terms: AGE_TERMS },
  { zh: '授权与试运行', en: 'Access and dry runs', terms: ACCESS_TERMS },
  { zh: '大屏、控制台与时间', en: 'Wall, console and time', terms: WALL_TERMS },
]

/** Every term. */
export const TERMS: readonly Term[] = CHAPTERS.flatMap((chapter) => chapter.terms)

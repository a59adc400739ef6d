// SPDX-License-Identifier: Apache-2.0
import { AGE_TERMS } from './ageTerms.ts'
import { COMMAND_TERMS } from './commandTerms.ts'
import { DISTRICT_TERMS } from './districtTerms.ts'
import { FEED_TERMS } from './feedTerms.ts'
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
  { zh: '预警、接报与值守', en: 'Warnings, reports and duty', terms: WARNING_TERMS },
  { zh: '区情与体征', en: 'The district and its vital signs', terms: DISTRICT_TERMS },
  { zh: '数据源', en: 'Feeds', terms: FEED_TERMS },
  { zh: '时效与留存', en: 'Ages and keeping', terms: AGE_TERMS },
  { zh: '大屏、控制台与时间', en: 'Wall, console and time', terms: WALL_TERMS },
]

/** Every term. */
export const TERMS: readonly Term[] = CHAPTERS.flatMap((chapter) => chapter.terms)

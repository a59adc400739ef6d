// SPDX-License-Identifier: Apache-2.0
import type { IndicatorDefinition, VitalSignDefinition } from '../../../shared/config/index.ts'
import type { Link, RecordOf } from '../../../shared/domain/index.ts'
import { activeResponses, activeWarnings, openIncidents, warningKey, type RealmState } from '../../../shared/hall/index.ts'
import { ageState } from '../../../shared/rules/age/index.ts'
import { assess, concludeDistrict, type AttentionItem, type Conclusion, type SignSample } from '../../../shared/rules/indicators/index.ts'

/** What the conclusion is drawn from. */
export interface FocusSources {
  readonly signs: readonly VitalSignDefinition[]
  readonly definitions: ReadonlyMap<string, IndicatorDefinition>
  readonly indicators: Iterable<RecordOf<'indicator'>>
  readonly realm: RealmState
  readonly link: (source: string) => Link | undefined
  readonly now: number
}

/** The conclusion with the things its items name. */
export interface Focus {
  readonly conclusion: Conclusion
  readonly others: number
}

/** Conclusion of the district by rule, from the signs, open incidents and official warnings at this moment. */
export function districtFocus(sources: FocusSources): Focus {
  const conclusion = concludeDistrict({
    responseLevel: activeResponses(sources.realm)[0]?.level ?? null,
    signs: signSamples(sources),
    incidents: openIncidents(sources.realm).map((one) => ({ id: one.id, grade: one.grade ?? 'daily' })),
    warnings: activeWarnings(sources.realm, sources.now).map(warningKey),
  })
  return { conclusion, others: conclusion.attention.length - (conclusion.code === 'graveIncident' ? conclusion.graveCount : 0) }
}

function signSamples({ signs, definitions, indicators, link, now }: FocusSources): SignSample[] {
  const records = new Map([...indicators].filter((record) => !record.deleted).map((record) => [record.id, record]))
  return signs.map((sign) => {
    const definition = definitions.get(sign.indicator)
    const record = records.get(sign.indicator)
    if (!definition || !record || record.body.value === null) return { id: sign.id, assessment: 'normal', age: null, isKey: sign.isKey }
    return {
      id: sign.id,
      isKey: sign.isKey,
      assessment: assess(record.body.value, definition.thresholds),
      age: ageState(record, definition.periodS * 1000, link(record.source), now),
    }
  })
}

/** Texts the panel gives so that an item can be named. */
export interface ItemWords {
  readonly sign: (id: string) => string
  readonly incident: (id: string) => string
  readonly warning: (id: string) => string
}

/** Name of one item, without judgement. */
export function itemName(item: AttentionItem, words: ItemWords): string {
  return words[item.kind](item.id)
}

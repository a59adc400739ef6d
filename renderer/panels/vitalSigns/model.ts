// SPDX-License-Identifier: Apache-2.0
import type { IndicatorDefinition, VitalSignDefinition } from '../../../shared/config/index.ts'
import type { Link, RecordOf } from '../../../shared/domain/index.ts'
import { countsInTotals } from '../../../shared/rules/age/index.ts'
import { assess, type Assessment } from '../../../shared/rules/indicators/index.ts'
import type { ChartModel } from '../../charts/index.ts'
import { DASH, numberText, type Bilingual } from '../../ui/index.ts'
import { recordFreshness, type Freshness } from '../freshness.ts'
import { vitalChart } from './chart.ts'

/** What the tiles are made from. Records by id; the links and the clock are the screen's own. */
export interface VitalSources {
  readonly definitions: ReadonlyMap<string, IndicatorDefinition>
  readonly indicators: ReadonlyMap<string, RecordOf<'indicator'>>
  readonly series: ReadonlyMap<string, RecordOf<'series'>>
  readonly link: (source: string) => Link | undefined
  readonly now: number
}

/** A value beside the main one. */
export interface VitalSub {
  readonly label: Bilingual
  readonly value: string
  readonly unit: string
  readonly isOld: boolean
}

/** One tile, ready to be drawn. */
export interface VitalTile {
  readonly id: string
  readonly glyph: Bilingual
  readonly title: Bilingual
  readonly state: Assessment | 'stale' | 'lost'
  readonly value: string
  readonly unit: string
  readonly suffix: Bilingual | null
  readonly subs: readonly VitalSub[]
  readonly sourceTitle: Bilingual
  readonly used: number
  readonly of: number
  readonly freshness: Freshness | null
  /** Last value and its time, shown only while the source is lost. */
  readonly lastKnown: { readonly value: string; readonly at: number } | null
  readonly chart: ChartModel | null
}

/** Tiles of all configured vital signs, in their configured order. */
export function vitalTiles(signs: readonly VitalSignDefinition[], sources: VitalSources, compact: boolean): VitalTile[] {
  return signs.map((sign) => vitalTile(sign, sources, compact))
}

function vitalTile(sign: VitalSignDefinition, sources: VitalSources, compact: boolean): VitalTile {
  const definition = sources.definitions.get(sign.indicator)
  const main = reading(sign.indicator, sources)
  const isLost = main.freshness === null || main.freshness.state === 'lost' || main.value === null
  const state = isLost ? 'lost' : main.freshness?.state === 'stale' ? 'stale' : assess(main.value, definition?.thresholds)
  return {
    id: sign.id,
    glyph: sign.glyph,
    title: sign.title,
    state,
    value: isLost ? DASH : main.text,
    unit: definition?.unit ?? '',
    suffix: sign.suffix ?? null,
    subs: sign.subs.map((sub) => ({ label: sub.label, ...subValue(sub.indicator, sources) })),
    sourceTitle: definition?.sourceTitle ?? { zh: sign.indicator, en: sign.indicator },
    used: main.used,
    of: main.of,
    freshness: main.freshness,
    lastKnown: isLost && main.value !== null && main.freshness ? { value: main.text, at: main.freshness.at } : null,
    chart: vitalChart({
      sign,
      definition: sources.definitions.get(sign.chart.thresholdOf ?? ''),
      series: sources.series.get(sign.chart.series),
      live: sign.chart.series === sign.indicator && !isLost ? main.point : null,
      now: sources.now,
      compact,
    }),
  }
}

interface Reading {
  readonly value: number | null
  readonly text: string
  readonly used: number
  readonly of: number
  readonly freshness: Freshness | null
  readonly point: readonly [at: number, value: number] | null
}

function reading(id: string, { definitions, indicators, link, now }: VitalSources): Reading {
  const definition = definitions.get(id)
  const record = indicators.get(id)
  if (!record || !definition) return { value: null, text: DASH, used: 0, of: 0, freshness: null, point: null }
  const { value, used, of } = record.body
  return {
    value,
    text: numberText(value, definition.decimals),
    used,
    of,
    freshness: recordFreshness(record, { periodMs: definition.periodS * 1000, link: link(record.source), now }),
    point: value === null ? null : [record.observedAt, value],
  }
}

function subValue(id: string, sources: VitalSources): Omit<VitalSub, 'label'> {
  const { text, freshness } = reading(id, sources)
  const isLost = freshness === null || freshness.state === 'lost'
  return {
    value: isLost ? DASH : text,
    unit: isLost ? '' : (sources.definitions.get(id)?.unit ?? ''),
    isOld: freshness === null || !countsInTotals(freshness.state),
  }
}

/** Records of a dataset by their id; of two sources with one id the later observation wins, tombstones are left out. */
export function byId<One extends { readonly id: string; readonly observedAt: number; readonly deleted?: true | undefined }>(
  records: Iterable<One>,
): Map<string, One> {
  const found = new Map<string, One>()
  for (const record of records) {
    const known = found.get(record.id)
    if (!record.deleted && (!known || record.observedAt > known.observedAt)) found.set(record.id, record)
  }
  return found
}

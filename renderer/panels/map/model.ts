// SPDX-License-Identifier: Apache-2.0
import type { IndicatorDefinition } from '../../../shared/config/index.ts'
import { assess } from '../../../shared/rules/indicators/index.ts'
import type { LayerInput, MapIncident, MapRecord, MapWarning } from '../../map/index.ts'
import { activeWarnings, mainIncident, openIncidents, realmOf, warningKey, type HallIncident, type HallState } from '../../../shared/hall/index.ts'
import { isDatasetId, recordKey, type AnyRecord, type DatasetId } from '../../../shared/domain/index.ts'

/** What the model reads of the live store. */
export interface MapSource {
  readonly now: number
  readonly hall: HallState
  readonly emergency: boolean
  readonly selectedKey: string | null
  records(dataset: DatasetId): Iterable<AnyRecord>
  version(dataset: DatasetId): number
  age(record: AnyRecord): MapRecord['age']
  readonly indicators: readonly IndicatorDefinition[]
}

const DAY_GLYPH = '事'

/** What the layers draw from, made of the hall's state and the live records. */
export function mapInput(source: MapSource): LayerInput {
  const realm = realmOf(source.hall)
  return {
    now: source.now,
    records: (dataset) => (isDatasetId(dataset) ? mapRecords(source, dataset) : []),
    version: (dataset) => (isDatasetId(dataset) ? source.version(dataset) : 0),
    incidents: openIncidents(realm).flatMap((incident) => toMapIncident(incident) ?? []),
    mainIncidentId: source.emergency ? (mainIncident(realm)?.id ?? null) : null,
    warnings: activeWarnings(realm, source.now).map(toMapWarning),
    emergency: source.emergency,
    selectedKey: source.selectedKey,
    locale: source.hall.wall.locale,
    isAbnormal: (sensor, reading) => isBeyond(source.indicators, sensor, reading),
    badness: (sensor, reading) => beyondBy(source.indicators, sensor, reading),
  }
}

// A sensor is judged by the limits of the indicator its kind feeds: every threshold has its one home in the configuration.
function isBeyond(indicators: readonly IndicatorDefinition[], sensor: MapRecord, reading: MapRecord): boolean {
  const value = reading.body['value']
  return typeof value === 'number' && assess(value, definitionOf(indicators, sensor)?.thresholds) !== 'normal'
}

function beyondBy(indicators: readonly IndicatorDefinition[], sensor: MapRecord, reading: MapRecord): number {
  const value = reading.body['value']
  const limits = definitionOf(indicators, sensor)?.thresholds
  const limit = limits?.watch ?? limits?.warn ?? limits?.alarm
  if (typeof value !== 'number' || !limits || limit === undefined) return 0
  return limits.direction === 'above' ? value - limit : limit - value
}

function definitionOf(indicators: readonly IndicatorDefinition[], sensor: MapRecord): IndicatorDefinition | undefined {
  return indicators.find(
    ({ from, thresholds }) =>
      thresholds && from.statistic !== 'countAbove' && (from.sensorId === sensor.id || (from.kind !== undefined && from.kind === sensor.body['kind'])),
  )
}

function* mapRecords(source: MapSource, dataset: DatasetId): Iterable<MapRecord> {
  for (const record of source.records(dataset)) {
    yield { key: `${dataset}:${recordKey(record)}`, dataset, id: record.id, position: record.position, body: record.body, age: source.age(record) }
  }
}

/** An incident as the map shows it; null when nobody said where it is. */
export function toMapIncident(incident: HallIncident): MapIncident | null {
  if (!incident.position) return null
  return {
    id: incident.id,
    title: incident.title,
    kindGlyph: incident.glyph ?? DAY_GLYPH,
    grade: incident.grade ?? null,
    lon: incident.position.lon,
    lat: incident.position.lat,
    status: incident.status ?? 'reported',
  }
}

function toMapWarning(warning: ReturnType<typeof activeWarnings>[number]): MapWarning {
  return { id: warningKey(warning), colour: warning.colour, polygons: warning.polygons }
}

/** One line of a pick's card. */
export interface CardLine {
  readonly label: string
  readonly value: string
}

const CARD_FIELDS = [
  'category',
  'kind',
  'quantity',
  'minimumQuantity',
  'strength',
  'vehicles',
  'equipment',
  'status',
  'beds',
  'capacity',
  'occupied',
  'depot',
  'speedKmh',
  'headingDeg',
  'value',
  'town',
  'contact',
  'expiresAt',
] as const

/** The fields of a record's card in reading order; names are keys of the card's words. */
export function cardLines(body: Record<string, unknown>, formatInstant: (at: number) => string): CardLine[] {
  return CARD_FIELDS.flatMap((field) => {
    const value = body[field]
    if (value === undefined || value === null || value === '') return []
    const unit = (field === 'quantity' || field === 'minimumQuantity' || field === 'value') && typeof body['unit'] === 'string' ? ' ' + body['unit'] : ''
    const text =
      field === 'expiresAt' && typeof value === 'number'
        ? formatInstant(value)
        : typeof value === 'number'
          ? String(Math.round(value * 1000) / 1000)
          : String(value)
    return [{ label: field, value: text + unit }]
  })
}

// SPDX-License-Identifier: Apache-2.0
import { withIso } from './answer.ts'
import type { AgedRecord } from './sources.ts'

const ENVELOPE_COLUMNS = [
  'district',
  'dataset',
  'source',
  'id',
  'rev',
  'observedAt',
  'observedAtIso',
  'receivedAt',
  'receivedAtIso',
  'realm',
  'demonstration',
  'ageState',
  'ageSeconds',
  'lon',
  'lat',
] as const

/** Records as a GeoJSON FeatureCollection (RFC 7946); a record without a place has a null geometry. */
export function toGeoJson(records: readonly AgedRecord[]): unknown {
  return {
    type: 'FeatureCollection',
    features: records.map(({ position, body, ...envelope }) => ({
      type: 'Feature',
      id: `${envelope.source}/${envelope.id}`,
      geometry: position ? { type: 'Point', coordinates: [position.lon, position.lat] } : null,
      properties: withIso({ ...envelope, ...body }),
    })),
  }
}

/** Records as CSV (RFC 4180) with a byte order mark, so that spreadsheets read the Chinese in it. */
export function toCsv(records: readonly AgedRecord[]): string {
  const bodyColumns = [...new Set(records.flatMap((record) => Object.keys(record.body)))].sort()
  const lines = [
    [...ENVELOPE_COLUMNS, ...bodyColumns.map((name) => `body.${name}`)],
    ...records.map((record) => [...envelopeCells(record), ...bodyColumns.map((name) => record.body[name])]),
  ]
  return '\uFEFF' + lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n'
}

function envelopeCells(record: AgedRecord): unknown[] {
  const { district, dataset, source, id, rev, observedAt, receivedAt, realm, demonstration, age, position } = record
  return [
    district,
    dataset,
    source,
    id,
    rev,
    observedAt,
    new Date(observedAt).toISOString(),
    receivedAt,
    new Date(receivedAt).toISOString(),
    realm,
    demonstration ?? false,
    age.state,
    age.seconds,
    position?.lon,
    position?.lat,
  ]
}

function csvCell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  // A spreadsheet runs a cell that begins like a formula; what a feed says must stay text.
  const safe = /^\s*[=+\-@|\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

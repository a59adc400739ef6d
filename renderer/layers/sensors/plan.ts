// SPDX-License-Identifier: Apache-2.0
import type { LayerInput, MapRecord, Mark, PlanView } from '../../map/index.ts'
import { isInRegion, locatedRecords, nameOf, type LocatedRecord } from '../resources.ts'
import { glyphFor } from '../words.ts'

const SIGN_REM = 1.9
/** Sensors of one kind that carry their words; in a rainstorm two dozen gauges are beyond their limit at once. */
const WORDS_PER_KIND = { district: 2, close: 4 } as const
/** Key stations of the district, shown also when nothing is wrong with them: 米市渡, 松浦大桥. */
const KEY_SENSORS: ReadonlySet<string> = new Set(['river-level-01', 'bridge-deflection-01'])
/** Kinds whose reading counts alarms: any at all is abnormal. */
const ALARM_COUNTS: ReadonlySet<string> = new Set(['gas.leakAlarms', 'lift.trapped'])

/** Sensors (监测): short rectangles, only abnormal ones and the district's key stations, with their value. */
export function planSensors(input: LayerInput, view: PlanView): Mark[] {
  const readings = new Map<string, MapRecord>()
  for (const reading of input.records('reading')) readings.set(reading.id, reading)
  const found: Found[] = []
  for (const sensor of locatedRecords(input, 'sensor')) {
    const reading = readings.get(sensor.id)
    const isAbnormal = reading !== undefined && judge(sensor, reading, input)
    const isSelected = sensor.key === input.selectedKey
    const isKey = input.keySensorIds ? input.keySensorIds.includes(sensor.id) : KEY_SENSORS.has(sensor.id)
    if (!(isAbnormal || isSelected || isKey) || !isInRegion(view, sensor.position)) continue
    found.push({ sensor, reading, isAbnormal, isSelected, badness: reading && isAbnormal ? (input.badness?.(sensor, reading) ?? 0) : 0 })
  }
  const quiet = withoutWords(found, WORDS_PER_KIND[view.scale])
  return found.map((one) => mark(one, input, !quiet.has(one)))
}

interface Found {
  readonly sensor: LocatedRecord
  readonly reading: MapRecord | undefined
  readonly isAbnormal: boolean
  readonly isSelected: boolean
  readonly badness: number
}

// Of each kind the worst speak; the others stand as signs, and one click away.
function withoutWords(found: readonly Found[], perKind: number): ReadonlySet<Found> {
  const kinds = new Map<string, Found[]>()
  for (const one of found) {
    const kind = String(one.sensor.body['kind'])
    if (one.isAbnormal && !one.isSelected) kinds.set(kind, [...(kinds.get(kind) ?? []), one])
  }
  return new Set([...kinds.values()].flatMap((group) => group.toSorted((a, b) => b.badness - a.badness).slice(perKind)))
}

// Stale and lost readings are no alarm, whatever their last value was.
function judge(sensor: LocatedRecord, reading: MapRecord, input: LayerInput): boolean {
  if (reading.age === 'stale' || reading.age === 'lost') return false
  if (input.isAbnormal) return input.isAbnormal(sensor, reading)
  const { value } = reading.body
  return typeof value === 'number' && value > 0 && ALARM_COUNTS.has(String(sensor.body['kind']))
}

function mark({ sensor, reading, isAbnormal, isSelected }: Found, input: LayerInput, hasWords: boolean): Mark {
  return {
    key: sensor.key,
    ...sensor.position,
    kind: 'sign',
    priority: isSelected ? 950 : isAbnormal ? 700 : 360,
    sign: { shape: 'shortRectangle', glyph: glyphFor(sensor.body['kind'], 'sensor', input.locale), fill: isAbnormal ? 'solid' : 'plain', sizeRem: SIGN_REM },
    // A running number at the end of a name reads like a part of the value.
    ...(hasWords ? { tag: `${nameOf(sensor).replace(/\s+\d{1,3}$/, '')} ${valueText(sensor, reading)}` } : {}),
    isTagStrong: isAbnormal || isSelected,
    age: reading?.age ?? 'lost',
    isSelected,
    isKept: isSelected,
    isDimmed: input.selectedKey !== null && !isSelected,
    pick: { kind: 'record', key: sensor.key },
  }
}

// A lost reading shows no number: an old one must not pass for a new one.
function valueText(sensor: LocatedRecord, reading: MapRecord | undefined): string {
  const value = reading?.body['value']
  if (!reading || reading.age === 'lost' || typeof value !== 'number') return '—'
  const unit = reading.body['unit'] ?? sensor.body['unit']
  return `${formatValue(value)}${typeof unit === 'string' && unit ? ` ${unit}` : ''}`
}

function formatValue(value: number): string {
  const size = Math.abs(value)
  if (size >= 100 || Number.isInteger(value)) return value.toFixed(0)
  return value.toFixed(size < 1 ? 3 : size < 10 ? 2 : 1)
}

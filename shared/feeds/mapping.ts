// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import { BODY_SCHEMAS, RECORD_VERSION, parseBody, type AnyRecord } from '../domain/index.ts'
import type { CrsName, FeedDefinition, FeedMapping, TimeFormat } from './definition.ts'
import type { DecodeReport } from './decoded.ts'
import { compileField, wantedForm, type CompiledField } from './field.ts'
import type { DocumentItem } from './geojson.ts'
import { parseInstant } from './instant.ts'
import { compileCondition, compilePath, headOf, type Getter, type Scope } from './path.ts'
import type { FeedPlan, TimeReader } from './plan.ts'
import { crsNamed, readPlace } from './position.ts'

const LON_NAMES = ['lon', 'lng', 'longitude'] as const
const LAT_NAMES = ['lat', 'latitude'] as const
const ENVELOPE_NAMES = ['id', 'rev', 'observedAt', 'occurredAt', 'learnedAt', ...LON_NAMES, ...LAT_NAMES]

/** Compiles a feed's mapping for a district. */
export function compileFeed(definition: FeedDefinition, district: string): FeedPlan {
  const { map } = definition
  const body = compileBody(definition)
  return {
    definition,
    district,
    nameSegment: definition.topic?.split('/').indexOf('+') ?? -1,
    items: definition.items === undefined ? null : compilePath(definition.items),
    conditions: (definition.where ?? []).map(compileCondition),
    body,
    id: map.id === undefined ? null : compileField(map.id, 'text'),
    rev: map.rev === undefined ? null : compileRev(map.rev),
    times: (['observedAt', 'occurredAt', 'learnedAt'] as const).map((name) => [name, compileTime(map[name] ?? name)] as const),
    lon: map.lon === undefined ? firstOf(LON_NAMES) : compilePath(map.lon),
    lat: map.lat === undefined ? firstOf(LAT_NAMES) : compilePath(map.lat),
    crs: compileCrs(definition),
    isDeleted: compileDeleted(map),
    knownFields: knownFields(definition, body),
  }
}

/** Maps one item to a record and reports it or its refusal; an item that is somebody else's leaves no trace. */
export function mapItem(item: DocumentItem, scope: Scope, into: { plan: FeedPlan; receivedAt: number; report: DecodeReport }): void {
  const { plan, receivedAt, report } = into
  if (!plan.conditions.every((condition) => condition(scope))) return
  const id = idOf(plan, item, scope)
  if (id === null) return void report.refuse('id: missing, empty or longer than 200', item.fields)
  const stamps = readStamps(plan, scope)
  if (typeof stamps === 'string') return void report.refuse(`${stamps}: not an instant between 2000 and 2100`, item.fields)
  const place = placeOf(plan, item, scope)
  if (!place.ok) return void report.refuse(place.reason, item.fields)
  const deleted = plan.isDeleted(scope)
  const body = deleted ? { ok: true as const, value: {} } : parseBody(plan.definition.dataset, readBody(plan, scope))
  if (!body.ok) return void report.refuse(body.reason, item.fields)
  const { observedAt = receivedAt, rev = 0, ...others } = stamps
  if (observedAt > receivedAt + CLOCK_TOLERANCE_MS) report.clockAhead += 1
  report.unknownFields += countUnknown(plan, item.fields)
  report.records.push({
    v: RECORD_VERSION,
    district: plan.district,
    dataset: plan.definition.dataset,
    source: plan.definition.id,
    id,
    rev,
    ...others,
    observedAt: Math.min(observedAt, receivedAt),
    receivedAt,
    realm: 'real',
    ...(place.position ? { position: place.position } : {}),
    ...(deleted ? { deleted: true as const } : {}),
    body: body.value,
  } satisfies AnyRecord)
}

// Two clocks of one room differ by this much without anybody being wrong.
const CLOCK_TOLERANCE_MS = 1_000

interface Stamps {
  observedAt?: number
  occurredAt?: number
  learnedAt?: number
  rev?: number
}

function readStamps(plan: FeedPlan, scope: Scope): Stamps | keyof Stamps {
  const stamps: Stamps = {}
  for (const [name, read] of plan.times) {
    const at = read(scope)
    if (at === null) continue
    if (Number.isNaN(at)) return name
    stamps[name] = at
  }
  const rev = plan.rev?.(scope) ?? null
  if (rev === null) return stamps
  if (!Number.isSafeInteger(rev) || rev < 0) return 'rev'
  return { ...stamps, rev }
}

function idOf(plan: FeedPlan, item: DocumentItem, scope: Scope): string | null {
  const id = plan.id ? plan.id.read(scope) : (item.featureId ?? scope.item['id'] ?? scope.topic?.name)
  if (typeof id !== 'string' && typeof id !== 'number') return null
  const text = String(id).trim()
  return text.length > 0 && text.length <= 200 ? text : null
}

function placeOf(plan: FeedPlan, item: DocumentItem, scope: Scope): ReturnType<typeof readPlace> {
  const lon = item.place && plan.definition.map.lon === undefined ? item.place[0] : plan.lon(scope)
  const lat = item.place && plan.definition.map.lat === undefined ? item.place[1] : plan.lat(scope)
  if (lon === undefined && lat === undefined) return { ok: true, position: undefined }
  const crs = plan.crs(scope)
  return crs ? readPlace(lon, lat, crs) : { ok: false, reason: 'crs: not a coordinate system we know' }
}

function readBody(plan: FeedPlan, scope: Scope): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [name, field] of plan.body) {
    const value = field.read(scope)
    if (value !== undefined) body[name] = value
  }
  return body
}

function countUnknown(plan: FeedPlan, fields: Readonly<Record<string, unknown>>): number {
  let unknown = 0
  for (const name in fields) if (!plan.knownFields.has(name)) unknown += 1
  return unknown
}

function compileBody(definition: FeedDefinition): [string, CompiledField][] {
  const shape: Record<string, z.ZodType> = BODY_SCHEMAS[definition.dataset].shape
  const mapped = definition.map.body ?? {}
  return Object.entries(shape).map(([name, schema]) => [name, compileField(mapped[name] ?? name, wantedForm(name, schema))])
}

function knownFields(definition: FeedDefinition, body: readonly (readonly [string, CompiledField])[]): Set<string> {
  const { map } = definition
  const paths = [
    map.lon,
    map.lat,
    map.deleted?.path,
    ...[map.rev, map.observedAt, map.occurredAt, map.learnedAt, map.crs].map((one) => (typeof one === 'object' ? one.path : one)),
    ...(definition.where ?? []).map((one) => one.path),
  ]
  const heads = paths.flatMap((path) => (path === undefined ? [] : (headOf(path) ?? [])))
  const idHeads = map.id === undefined ? [] : compileField(map.id, undefined).heads
  return new Set([...ENVELOPE_NAMES, ...heads, ...idHeads, ...map.ignore, ...body.flatMap(([, field]) => field.heads)])
}

function compileTime(mapping: NonNullable<FeedMapping['observedAt']>): TimeReader {
  const { path, format }: { path: string; format: TimeFormat } = typeof mapping === 'string' ? { path: mapping, format: 'auto' } : mapping
  const get = compilePath(path)
  return (scope) => {
    const value = get(scope)
    return value === undefined || value === null || value === '' ? null : (parseInstant(value, format) ?? Number.NaN)
  }
}

// A revision is a plain count, or with a format the instant of the last change.
function compileRev(mapping: NonNullable<FeedMapping['rev']>): TimeReader {
  if (typeof mapping === 'object') return compileTime(mapping)
  const get = compilePath(mapping)
  return (scope) => {
    const value = get(scope)
    return value === undefined || value === null || value === '' ? null : Number(value)
  }
}

function compileCrs(definition: FeedDefinition): (scope: Scope) => CrsName | null {
  const { crs } = definition.map
  if (crs === undefined) return () => definition.crs
  const get = compilePath(typeof crs === 'string' ? crs : crs.path)
  const codes = typeof crs === 'string' ? null : new Map(Object.entries(crs.codes))
  return (scope) => {
    const value = get(scope)
    if (value === undefined || value === null || value === '') return definition.crs
    return codes ? (codes.get(String(value)) ?? null) : crsNamed(value)
  }
}

function compileDeleted(map: FeedMapping): (scope: Scope) => boolean {
  return map.deleted ? compileCondition({ path: map.deleted.path, in: [map.deleted.equals] }) : () => false
}

function firstOf(names: readonly string[]): Getter {
  return (scope) => {
    for (const name of names) if (Object.hasOwn(scope.item, name)) return scope.item[name]
    return undefined
  }
}

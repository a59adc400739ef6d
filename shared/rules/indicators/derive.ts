// SPDX-License-Identifier: Apache-2.0
import type { IndicatorDefinition } from '../../config/hall.ts'
import { RECORD_VERSION, type AnyRecord } from '../../domain/index.ts'
import { ageStateOf, countsInTotals } from '../age/index.ts'

/** A record from which indicators are derived: a reading or the sensor it belongs to. */
export type DeriverInput = Pick<AnyRecord, 'dataset' | 'source' | 'id' | 'district' | 'observedAt' | 'deleted' | 'body'>

/** Derives indicators step by step; the same inputs in the same order always give the same records. */
export interface IndicatorDeriver {
  /** Takes a reading or a sensor; other datasets are ignored. */
  take(record: DeriverInput): void
  /** Indicators that have news, as records received at `now`. */
  derive(now: number): AnyRecord[]
}

interface Sample {
  readonly value: number
  readonly observedAt: number
  readonly source: string
  readonly district: string
}

interface World {
  readonly samples: Map<string, Sample>
  /** Kind of each sensor the list names; a reading may also bring its own. */
  readonly kinds: Map<string, string>
  readonly members: Map<string, Set<string>>
  readonly periodMsOf: (source: string) => number
}

/**
 * Indicators from readings. Sensors join their kind by id. A reading that is stale or lost leaves the total (`used` of
 * `of` sensors say so); an indicator is as old as its newest used reading, and without a newer one there is no new record.
 */
export function createDeriver(definitions: readonly IndicatorDefinition[], periodMsOf: (source: string) => number): IndicatorDeriver {
  const world: World = { samples: new Map(), kinds: new Map(), members: new Map(), periodMsOf }
  const waiting = new Set<IndicatorDefinition>()
  const shown = new Map<string, number>()
  const interested = groupByInput(definitions)
  const touch = (id: string) => {
    for (const name of [`kind:${world.kinds.get(id) ?? ''}`, `sensor:${id}`]) for (const one of interested.get(name) ?? []) waiting.add(one)
  }
  return {
    take: (record) => {
      if (record.dataset === 'sensor') takeSensor(world, record)
      else if (record.dataset !== 'reading') return
      else if (!takeReading(world, record)) return
      touch(record.id)
    },
    derive: (now) => {
      const records: AnyRecord[] = []
      for (const definition of waiting) {
        const record = deriveOne(definition, world, now)
        if (!record || record.observedAt <= (shown.get(definition.id) ?? 0)) continue
        shown.set(definition.id, record.observedAt)
        records.push(record)
      }
      waiting.clear()
      return records
    },
  }
}

function groupByInput(definitions: readonly IndicatorDefinition[]): Map<string, IndicatorDefinition[]> {
  const groups = new Map<string, IndicatorDefinition[]>()
  for (const definition of definitions) {
    const { sensorId, kind } = definition.from
    const name = sensorId === undefined ? `kind:${kind ?? ''}` : `sensor:${sensorId}`
    groups.set(name, [...(groups.get(name) ?? []), definition])
  }
  return groups
}

function takeSensor(world: World, record: DeriverInput): void {
  leaveKind(world, record.id)
  const kind = record.body['kind']
  if (record.deleted) world.samples.delete(record.id)
  else if (typeof kind === 'string') joinKind(world, record.id, kind)
}

function takeReading(world: World, record: DeriverInput): boolean {
  if (record.deleted) {
    world.samples.delete(record.id)
    return true
  }
  const { value, kind } = record.body
  if (typeof value !== 'number') return false
  if (typeof kind === 'string' && !world.kinds.has(record.id)) joinKind(world, record.id, kind)
  world.samples.set(record.id, { value, observedAt: record.observedAt, source: record.source, district: record.district })
  return true
}

function joinKind(world: World, id: string, kind: string): void {
  world.kinds.set(id, kind)
  const ids = world.members.get(kind) ?? new Set()
  world.members.set(kind, ids.add(id))
}

function leaveKind(world: World, id: string): void {
  world.members.get(world.kinds.get(id) ?? '')?.delete(id)
  world.kinds.delete(id)
}

function deriveOne(definition: IndicatorDefinition, world: World, now: number): AnyRecord | null {
  const { from } = definition
  const ids = from.sensorId === undefined ? (world.members.get(from.kind ?? '') ?? []) : [from.sensorId]
  const used: Sample[] = []
  let of = 0
  for (const id of ids) {
    of += 1
    const sample = world.samples.get(id)
    if (sample && countsInTotals(ageStateOf(now - sample.observedAt, world.periodMsOf(sample.source)))) used.push(sample)
  }
  if (used.length === 0) return null
  const newest = used.reduce((a, b) => (b.observedAt > a.observedAt ? b : a))
  const value = round(statistic(definition, used, newest), definition.decimals + 2)
  return {
    v: RECORD_VERSION,
    district: newest.district,
    dataset: 'indicator',
    // One name for an indicator whatever sensor spoke last, so that its identity does not flicker between sources.
    source: used.reduce((least, sample) => (sample.source < least ? sample.source : least), newest.source),
    id: definition.id,
    rev: 0,
    observedAt: newest.observedAt,
    receivedAt: now,
    realm: 'real',
    body: { value, unit: definition.unit, used: used.length, of },
  }
}

function statistic({ from }: IndicatorDefinition, used: readonly Sample[], newest: Sample): number {
  switch (from.statistic) {
    case 'mean':
      return used.reduce((sum, one) => sum + one.value, 0) / used.length
    case 'sum':
      return used.reduce((sum, one) => sum + one.value, 0)
    case 'max':
      return used.reduce((most, one) => Math.max(most, one.value), -Infinity)
    case 'min':
      return used.reduce((least, one) => Math.min(least, one.value), Infinity)
    case 'countAbove':
      return used.filter((one) => one.value >= (from.above ?? 0)).length
    case 'last':
      return newest.value
  }
}

// Two digits more than are shown: what is beyond is floating-point noise that would make every record differ.
function round(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}

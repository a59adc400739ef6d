// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../../shared/domain/index.ts'
import { listSegments } from '../storage/segments.ts'
import type { HostClock } from './hostClock.ts'
import { lastBeganBefore, readEntries, recordedFrom } from './logReader.ts'
import { openPast, stateHash } from './pastState.ts'
import { NOT_RECORDED, type HostAnswers, type HostQuery } from './protocol.ts'
import type { Recorder } from './recorder.ts'
import type { Point, SeriesMemory } from './seriesMemory.ts'
import type { StateStore } from './stateStore.ts'
import type { Supervisor } from './supervisor.ts'

/** What questions are answered from. */
export interface QuerySources {
  readonly dir: string
  readonly district: string
  readonly state: StateStore
  readonly series: SeriesMemory
  readonly supervisor: Supervisor
  readonly clock: HostClock
  readonly recorder: Recorder | null
}

// An hour of segments: raw readings are asked for rarely and never for long.
const MOST_SEGMENTS = 30
const DAY_MS = 24 * 3_600_000

/** Answers a question of main; rejects with a plain message when the log does not reach back so far. */
export async function answerQuery(query: HostQuery, sources: QuerySources): Promise<HostAnswers[HostQuery['kind']]> {
  switch (query.kind) {
    case 'datasets':
      return sources.state.counts()
    case 'dataset':
      return await queryDataset(query, sources)
    case 'series':
      return await querySeries(query, sources)
    case 'history':
      throw new Error('history is read by a replayer')
    case 'rejects':
      return sources.supervisor.rejects(query.feedId)
    case 'recordedFrom':
      return { at: await recordedFrom(sources.dir, sources.district) }
    case 'stateHash':
      return await queryHash(query.at, sources)
  }
}

async function queryDataset(query: HostQuery & { kind: 'dataset' }, sources: QuerySources): Promise<HostAnswers['dataset']> {
  const store = query.at === undefined ? sources.state : await pastStore(query.at, sources)
  const records = [...store.records()].filter(
    (record) =>
      record.dataset === query.id && !record.deleted && isInside(record, query.bbox) && (query.since === undefined || record.receivedAt > query.since),
  )
  return { records, links: store.links() }
}

function isInside(record: AnyRecord, bbox: readonly [number, number, number, number] | undefined): boolean {
  if (!bbox) return true
  const place = record.position
  return place !== undefined && place.lon >= bbox[0] && place.lat >= bbox[1] && place.lon <= bbox[2] && place.lat <= bbox[3]
}

async function pastStore(at: number, { dir, district, recorder }: QuerySources): Promise<StateStore> {
  await recorder?.flush()
  const past = await openPast(dir, at, district)
  if (!past) throw new Error(NOT_RECORDED)
  await past.cursor.close()
  return past.store
}

async function queryHash(at: number | undefined, sources: QuerySources): Promise<{ at: number; hash: string }> {
  if (at !== undefined) return { at, hash: stateHash((await pastStore(at, sources)).records()) }
  // Sealed first: nothing that comes later can be stamped with this moment.
  const sealedAt = sources.clock.seal()
  return { at: sealedAt, hash: stateHash(sources.state.records()) }
}

async function querySeries(query: HostQuery & { kind: 'series' }, sources: QuerySources): Promise<Point[]> {
  const { id, from, to } = query
  const { series } = sources
  if (!series.knows(id)) return await scanReadings(query, sources)
  const recent = series.range(id, from, to)
  if (from >= sources.clock.now() - DAY_MS) return recent
  const older = await oldPoints(query, sources)
  const firstRecent = recent[0]?.[0] ?? Infinity
  return [...older.filter((point) => point[0] < firstRecent), ...recent]
}

/** Indicator points of the log, from the short entry at the head of each segment. */
async function oldPoints({ id, from, to }: { id: string; from: number; to: number }, { dir, district }: QuerySources): Promise<Point[]> {
  const points: Point[] = []
  const segments = await listSegments(dir)
  const first = Math.max(0, await lastBeganBefore(segments, from, district))
  for (const segment of segments.slice(first)) {
    for await (const { entry } of readEntries(segment.path)) {
      if (entry.kind === 'points') points.push(...(entry.series[id] ?? []))
      break
    }
    if ((points.at(-1)?.[0] ?? 0) > to) break
  }
  return points.filter((point) => point[0] >= from && point[0] <= to)
}

async function scanReadings(wanted: { id: string; from: number; to: number }, sources: QuerySources): Promise<Point[]> {
  await sources.recorder?.flush()
  const points: Point[] = []
  const segments = await listSegments(sources.dir)
  const first = Math.max(0, await lastBeganBefore(segments, wanted.from, sources.district))
  for (const segment of segments.slice(first, first + MOST_SEGMENTS)) {
    for await (const { entry } of readEntries(segment.path)) {
      if (entry.kind === 'batch') points.push(...readingsOf(entry.records, wanted))
      if (entry.kind === 'batch' && entry.at > wanted.to) return points
    }
  }
  return points
}

function readingsOf(records: readonly AnyRecord[], { id, from, to }: { id: string; from: number; to: number }): Point[] {
  const found = records.filter(
    (record) => record.dataset === 'reading' && record.id === id && record.observedAt >= from && record.observedAt <= to && !record.deleted,
  )
  return found.map((record) => [record.observedAt, Number(record.body['value'])])
}

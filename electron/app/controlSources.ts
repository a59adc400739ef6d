// SPDX-License-Identifier: Apache-2.0
import { setTimeout as delay } from 'node:timers/promises'
import { agedFrom, ageState } from '../../shared/rules/age/index.ts'
import type { AnyRecord, FeedStatus, Link } from '../../shared/domain/index.ts'
import type { AgedRecord, ControlSources } from '../control/index.ts'
import { NOT_RECORDED } from '../feeds/index.ts'
import { captureScreen } from '../windows/index.ts'
import type { HallParts } from './hallParts.ts'
import { readHealth } from './health.ts'

const HASH_LIMIT_MS = 5_000

/** What the control API answers from. */
export function controlSources(parts: HallParts): ControlSources {
  const { hall, clock, fabric, feeds, windows } = parts
  return {
    hall,
    clock,
    health: () => readHealth(parts),
    datasets: () => datasetList(parts),
    dataset: async (id, query) => {
      const answer = await unlessNotRecorded(feeds.query({ kind: 'dataset', id, ...withBox(query) }))
      if (answer === null) return 'not-recorded'
      const now = query.at ?? clock.now()
      const sight = { now, feeds: feeds.status(), links: answer.links, periods: indicatorPeriods(parts) }
      return { records: answer.records.map((record) => aged(record, sight)) }
    },
    series: async (id, from, to) => {
      const points = await feeds.query({ kind: 'series', id, from, to })
      const unit = parts.setting().indicators.find((indicator) => indicator.id === id)?.unit ?? ''
      return points.length === 0 && unit === '' ? null : { unit, points: points.map(([at, value]) => ({ at, value })) }
    },
    // With a window per screen there is no picture of the whole; one window's would pass for it.
    snapshot: async (screenId) => (screenId === 'wall' && windows.all('wall').length > 1 ? null : captureScreen(windows, screenId)),
    verify: (wanted) => fabric.log.verify(wanted),
    journal: (from, to, fromSeq) => fabric.log.readByTime(from, to, fromSeq),
    journalFile: (from, to) => fabric.log.exportRecords(from, to),
    stateAt: (at) => hall.stateAt(at),
    recordsHash: (at) => recordsHash(feeds, at),
  }
}

// A state without the hash of its records is worth more than none: a feed host that is away or busy does not hold it up.
async function recordsHash(feeds: HallParts['feeds'], at: number | undefined): Promise<{ at: number; hash: string } | null> {
  const answer = feeds.query({ kind: 'stateHash', ...(at === undefined ? {} : { at }) }).catch(() => null)
  return await Promise.race([answer, delay(HASH_LIMIT_MS, null, { ref: false })])
}

// The answers of another process come as words.
function unlessNotRecorded<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  return answer.catch((error: unknown) => {
    if (error instanceof Error && error.message === NOT_RECORDED) return null
    throw error
  })
}

function withBox(query: { bbox?: readonly [number, number, number, number]; since?: number; at?: number }) {
  const { bbox, ...rest } = query
  return bbox ? { ...rest, bbox: [...bbox] as [number, number, number, number] } : rest
}

async function datasetList({ feeds }: HallParts): ReturnType<ControlSources['datasets']> {
  const counts = await feeds.query({ kind: 'datasets' })
  const status = feeds.status()
  return Object.entries(counts).map(([id, count]) => ({ id, count, sources: status.filter((feed) => feed.dataset === id).map((feed) => feed.id) })) as Awaited<
    ReturnType<ControlSources['datasets']>
  >
}

// An indicator promises its own period, whatever the feed of its readings does.
function indicatorPeriods(parts: HallParts): ReadonlyMap<string, number> {
  return new Map(parts.setting().indicators.map((indicator) => [indicator.id, indicator.periodS * 1000]))
}

interface AgeSight {
  readonly now: number
  readonly feeds: readonly FeedStatus[]
  /** Links as they were at `now`. */
  readonly links: Readonly<Record<string, Link>>
  readonly periods: ReadonlyMap<string, number>
}

function aged(record: AnyRecord, { now, feeds, links, periods }: AgeSight): AgedRecord {
  const feed = feeds.find((one) => one.id === record.source)
  const periodMs = (record.dataset === 'indicator' ? periods.get(record.id) : undefined) ?? (feed?.periodS ?? 30) * 1000
  const link = links[record.source]
  const seconds = Math.max(0, Math.round((now - agedFrom(record, link)) / 100) / 10)
  return { ...record, age: { state: ageState(record, periodMs, link, now), seconds }, demonstration: feed?.demonstration ?? false }
}

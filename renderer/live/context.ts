// SPDX-License-Identifier: Apache-2.0
import { computed, effectScope, inject, provide, shallowRef, watch, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'
import { LIVE, timelineNow, type AnyRecord, type DatasetId, type FeedStatus, type Link, type RecordOf, type Timeline } from '../../shared/domain/index.ts'
import type { WindowDescription } from '../../shared/contracts/index.ts'
import type { HallState } from '../../shared/hall/index.ts'
import { ageState, type AgeState } from '../../shared/rules/age/index.ts'
import { ask, listen, onRecordPort } from '../bridge/index.ts'
import { LiveClock } from './clock.ts'
import { followTimeline } from './followTimeline.ts'
import { HallMirror } from './hall.ts'
import { HallPastMirror } from './past.ts'
import { RecordShelves } from './records.ts'

/** Everything a panel may know: its screen's own now, the hall, the records and how old they are. */
export interface LiveContext {
  /** This screen's now, live or of the past, ticking once a second. */
  readonly now: Readonly<ShallowRef<number>>
  /** The same now between ticks, for cameras; never use it for text. */
  exactNow(): number
  readonly timeline: Readonly<ShallowRef<Timeline>>
  /** State of the hall at this screen's now. */
  readonly hall: Readonly<ShallowRef<HallState>>
  /** State of the hall at the live clock, whatever the screen shows. */
  readonly liveHall: Readonly<ShallowRef<HallState>>
  /** The live hall clock, whatever the screen shows. */
  liveNow(): number
  readonly liveSecond: Readonly<ShallowRef<number>>
  records<Id extends DatasetId>(dataset: Id): Readonly<ShallowRef<ReadonlyMap<string, RecordOf<Id>>>>
  version(dataset: DatasetId): number
  link(source: string): Link | undefined
  periodMs(source: string): number
  age(record: AnyRecord | RecordOf<DatasetId>): AgeState
  readonly isFilled: Readonly<ShallowRef<boolean>>
  readonly feeds: Readonly<ShallowRef<readonly FeedStatus[]>>
  readonly description: WindowDescription
  /** Records that came another way, at a cold start. */
  seed(records: readonly AnyRecord[], links: Readonly<Record<string, Link>>): void
  dispose(): void
}

const KEY: InjectionKey<LiveContext> = Symbol('live')

/** Makes the live context known to all panels below. */
export function provideLive(live: LiveContext): void {
  provide(KEY, live)
}

/** The live context of this page. */
export function useLive(): LiveContext {
  const live = inject(KEY)
  if (!live) throw new Error('useLive() outside of a page that called provideLive()')
  return live
}

/** The key under which the context is provided, for app.provide(). */
export const LIVE_KEY = KEY

/** Opens the page's link to main: description, hall, clock, record port, feed list. */
export async function openLive(): Promise<LiveContext> {
  const mirror = new HallMirror()
  const shelves = new RecordShelves()
  const feeds = shallowRef<readonly FeedStatus[]>([])
  const [description, snapshot, status] = await Promise.all([ask('window.describe', {}), ask('hall.snapshot', {}), ask('feeds.status', {})])
  const clock = new LiveClock(snapshot.clock)
  mirror.load(snapshot.state)
  feeds.value = status
  const scope = effectScope(true)
  const past = new HallPastMirror((at) => ask('hall.snapshotAt', { at }))
  const stop = [
    listen('hall.events', (message) => {
      clock.anchor(message.clock)
      past.follow(message.events)
      if (!mirror.apply(message.events)) void reload(mirror, clock)
    }),
    listen('clock.anchor', (anchor) => clock.anchor(anchor)),
    listen('feeds.status', (list) => (feeds.value = list)),
    onRecordPort((epoch, port) => shelves.attach(epoch, port)),
  ]
  return scope.run(() => buildContext({ description, mirror, past, shelves, feeds, clock, stop: [...stop, () => scope.stop()] }))!
}

async function reload(mirror: HallMirror, clock: LiveClock): Promise<void> {
  const snapshot = await ask('hall.snapshot', {})
  clock.anchor(snapshot.clock)
  mirror.load(snapshot.state)
}

interface Parts {
  readonly description: WindowDescription
  readonly mirror: HallMirror
  readonly past: HallPastMirror
  readonly shelves: RecordShelves
  readonly feeds: ShallowRef<readonly FeedStatus[]>
  readonly clock: LiveClock
  readonly stop: ReadonlyArray<() => void>
}

function buildContext(parts: Parts): LiveContext {
  const { description, mirror, past, shelves, feeds, clock } = parts
  const wanted = wantedTimeline(description, mirror)
  const timeline = shallowRef<Timeline>(LIVE)
  const hall = shallowRef<HallState>(mirror.state.value)
  const exactNow = () => timelineNow(timeline.value, clock.now())
  const now = shallowRef(clock.second.value)
  const periodMs = periodsOf(description)
  const stopFollowing = followTimeline({ wanted, timeline, past, clock })
  const isLive = () => timeline.value.mode === 'live'
  watch([clock.second, timeline], () => {
    // Whole seconds in a replay too: ages then read as they did on the live wall.
    now.value = isLive() ? clock.second.value : Math.floor(exactNow() / 1000) * 1000
    if (!isLive()) past.advance(now.value)
  })
  watch([mirror.state, past.state, timeline], () => (hall.value = isLive() ? mirror.state.value : past.state.value))
  const link = (source: string) => shelves.links.value[source]
  return {
    now,
    exactNow,
    timeline,
    hall,
    liveHall: mirror.state,
    liveNow: () => clock.now(),
    liveSecond: clock.second,
    feeds,
    description,
    link,
    periodMs,
    records: (dataset) => shelves.of(dataset),
    version: (dataset) => shelves.version(dataset),
    age: (record) => ageState(record, periodMs(record.source), link(record.source), now.value),
    isFilled: shelves.isFilled,
    seed: (records, links) => shelves.seed(records, links),
    dispose: () => {
      for (const stop of [...parts.stop, stopFollowing]) stop()
      shelves.detach()
      clock.dispose()
    },
  }
}

function wantedTimeline(description: WindowDescription, mirror: HallMirror): ComputedRef<Timeline> {
  const screen = description.span?.screens[0]
  return computed(() => (screen ? mirror.state.value.wall.screens[screen]?.timeline : undefined) ?? LIVE)
}

function periodsOf(description: WindowDescription): (source: string) => number {
  const periods = new Map(description.config.feeds.map((feed) => [feed.id, feed.periodS * 1000]))
  return (source) => periods.get(source) ?? 30_000
}

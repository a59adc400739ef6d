// SPDX-License-Identifier: Apache-2.0
import { watch, type ShallowRef } from 'vue'
import { timelineNow, type Timeline } from '../../shared/domain/index.ts'
import { ask, listen } from '../bridge/index.ts'
import type { LiveClock } from './clock.ts'
import type { HallPastMirror } from './past.ts'

// A replayer that cannot live must not be started in a loop.
const RECONNECT_MS = 2_000

/** What a page needs to follow its timeline. `timeline` is what the screen shows, `wanted` what the hall says. */
export interface TimelineParts {
  readonly wanted: Readonly<ShallowRef<Timeline>>
  readonly timeline: ShallowRef<Timeline>
  readonly past: HallPastMirror
  readonly clock: Pick<LiveClock, 'now'>
}

/** Connects to the sender that belongs to the wanted timeline; the screen moves in time when its state is there. */
export function followTimeline(parts: TimelineParts): () => void {
  let key = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let connectedAt = -Infinity
  const connect = async (): Promise<void> => {
    const wanted = parts.wanted.value
    connectedAt = performance.now()
    await (wanted.mode === 'live'
      ? ask('records.connect', { mode: 'live' })
      : ask('records.connect', { mode: 'replay', at: momentOf(wanted, parts.clock.now()), rate: wanted.rate }))
  }
  const stopWatching = watch(
    parts.wanted,
    async (wanted) => {
      const next = JSON.stringify(wanted)
      if (next === key) return
      key = next
      clearTimeout(timer)
      if (wanted.mode === 'live') parts.past.leave()
      else await parts.past.jump(momentOf(wanted, parts.clock.now()))
      if (key !== next) return
      parts.timeline.value = wanted
      await connect()
    },
    { immediate: true },
  )
  const stopListening = listen('records.closed', ({ epoch }) => {
    const isLive = parts.wanted.value.mode === 'live'
    // The feed host's end concerns live pages only: a replay has a process of its own, which names its epoch.
    if (isLive !== (epoch === 'live')) return
    clearTimeout(timer)
    if (isLive) void connect()
    else timer = setTimeout(() => void connect(), Math.max(0, connectedAt + RECONNECT_MS - performance.now()))
  })
  return () => {
    stopWatching()
    stopListening()
    clearTimeout(timer)
  }
}

/** The replayed moment now: a page that opens in the middle of a replay joins where the others are. */
function momentOf(wanted: Extract<Timeline, { mode: 'replay' }>, liveNow: number): number {
  // Before `since` a window's clock may lag by a few milliseconds; the moment must not fall before the record.
  return Math.round(Math.max(wanted.at, timelineNow(wanted, liveNow)))
}

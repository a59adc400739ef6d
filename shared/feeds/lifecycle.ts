// SPDX-License-Identifier: Apache-2.0
import { backoffMs, type BackoffLimits } from '../base/index.ts'
import type { Link } from '../domain/index.ts'

/** What is known of a feed beside its phase. */
interface Memory {
  /** When the present phase began. */
  readonly since: number
  /** First failure since the feed last worked; null while it works. */
  readonly failingSince: number | null
  /** Failed attempts since the feed last worked. */
  readonly attempt: number
  readonly lastContactAt: number | null
  /** Last payload, as against a mere sign of life. */
  readonly lastDataAt: number | null
}

/** Where a feed stands. `stale`: the connection is up and says nothing for three periods. `waiting`: until `retryAt`. */
export type FeedState = Memory &
  ({ readonly phase: 'idle' | 'connecting' | 'live' | 'stale' | 'stopped' } | { readonly phase: 'waiting'; readonly retryAt: number })

/** What can happen to a feed. `opened` says that a connection stands, `contact` that the source was heard: any sign of life; with `data` a payload came that could be read. */
export type FeedEvent =
  | { readonly type: 'start' | 'opened' | 'tick' | 'stop' }
  | { readonly type: 'contact'; readonly data: boolean }
  | { readonly type: 'failed'; readonly message: string }

/** What the runner has to do. A failed connection is closed before it waits. */
export type FeedEffect = { readonly type: 'open' | 'close' } | { readonly type: 'wakeAt'; readonly at: number }

/** What a decision depends on beside the state: the hall's clock, the promised period, a random number in [0, 1). */
export interface LifecycleContext {
  readonly now: number
  readonly periodMs: number
  readonly random: number
}

/** Outcome of an event. */
export interface Transition {
  readonly state: FeedState
  readonly effects: readonly FeedEffect[]
}

/** Waits between attempts: they grow from half a second to twenty seconds and never end, so that a feed is back half a minute after its source at the latest. */
export const RETRY_LIMITS: BackoffLimits = { firstMs: 500, lastMs: 20_000 }
// A wait of nothing at all would hammer a source that refuses at once.
const SHORTEST_WAIT_MS = 100
const CONNECT_LIMIT_MS = 15_000
const LEAST_FAILING_MS = 10_000

/** State of a feed that has not started; a contact known from an earlier run keeps ages honest. */
export function idleFeed(now: number, lastContactAt: number | null = null): FeedState {
  return { phase: 'idle', since: now, failingSince: null, attempt: 0, lastContactAt, lastDataAt: null }
}

/** Decides what follows from an event: idle → connecting → live ⇄ stale → waiting → connecting …, and stopped from anywhere. */
export function next(state: FeedState, event: FeedEvent, context: LifecycleContext): Transition {
  if (event.type === 'stop') return state.phase === 'stopped' ? stay(state) : { state: enter(state, 'stopped', context.now), effects: [{ type: 'close' }] }
  if (state.phase === 'stopped' || state.phase === 'idle') return event.type === 'start' ? connect(state, context) : stay(state)
  switch (event.type) {
    case 'opened':
      return state.phase === 'connecting' ? stay(recovered(state, context.now)) : stay(state)
    case 'contact':
      return contact(state, event.data, context)
    case 'failed':
      return state.phase === 'waiting' ? stay(state) : fail(state, context)
    case 'tick':
      return tick(state, context)
    default:
      return stay(state)
  }
}

/**
 * What windows learn of a feed. `retrying` is a doubt: it failed, for at most 10 s or three periods, whichever is longer.
 * `down` is knowledge: it has been failing for longer than that. A connection that is up and silent stays `up`;
 * the ages of its records tell the rest. `lastContactAt` counts every sign of life, also "nothing new" (304, ping).
 */
export function linkOf(state: FeedState, now: number, periodMs: number): Link {
  const contactAt = state.lastContactAt === null ? {} : { lastContactAt: state.lastContactAt }
  if (state.phase === 'idle' || state.phase === 'stopped') return { state: state.phase, since: state.since, ...contactAt }
  if (state.failingSince !== null) {
    const downAt = state.failingSince + failingLimitMs(periodMs)
    return now > downAt ? { state: 'down', since: downAt, ...contactAt } : { state: 'retrying', since: state.failingSince, ...contactAt }
  }
  return { state: state.phase === 'connecting' ? 'idle' : 'up', since: state.since, ...contactAt }
}

/** How long a feed may fail before its link is known to be down. */
export function failingLimitMs(periodMs: number): number {
  return Math.max(LEAST_FAILING_MS, 3 * periodMs)
}

function stay(state: FeedState): Transition {
  return { state, effects: [] }
}

function enter(state: FeedState, phase: Exclude<FeedState['phase'], 'waiting'>, now: number): FeedState {
  const { failingSince, attempt, lastContactAt, lastDataAt } = state
  return { phase, since: now, failingSince, attempt, lastContactAt, lastDataAt }
}

function connect(state: FeedState, { now }: LifecycleContext): Transition {
  return { state: enter(state, 'connecting', now), effects: [{ type: 'open' }, { type: 'wakeAt', at: now + CONNECT_LIMIT_MS }] }
}

function recovered(state: FeedState, now: number): FeedState {
  return { ...enter(state, 'live', now), failingSince: null, attempt: 0 }
}

function contact(state: FeedState, data: boolean, { now }: LifecycleContext): Transition {
  // What arrives while waiting belongs to a connection that was given up.
  if (state.phase === 'waiting') return stay(state)
  const live = state.phase === 'connecting' || (state.phase === 'stale' && data) ? recovered(state, now) : state
  return stay({ ...live, lastContactAt: now, lastDataAt: data ? now : live.lastDataAt })
}

// After the clock was set back nothing may be dated later than now: it would count as young until the clock is there again.
function notAfter(state: FeedState, now: number): FeedState {
  const { since, failingSince, lastContactAt, lastDataAt } = state
  if (Math.max(since, failingSince ?? 0, lastContactAt ?? 0, lastDataAt ?? 0) <= now) return state
  const limit = (at: number | null) => (at === null ? null : Math.min(at, now))
  return { ...state, since: Math.min(since, now), failingSince: limit(failingSince), lastContactAt: limit(lastContactAt), lastDataAt: limit(lastDataAt) }
}

function fail(state: FeedState, context: LifecycleContext): Transition {
  const { now } = context
  const attempt = state.attempt + 1
  const retryAt = now + Math.max(SHORTEST_WAIT_MS, backoffMs(attempt, RETRY_LIMITS, context.random))
  const waiting: FeedState = {
    phase: 'waiting',
    since: now,
    retryAt,
    attempt,
    failingSince: state.failingSince ?? now,
    lastContactAt: state.lastContactAt,
    lastDataAt: state.lastDataAt,
  }
  return { state: waiting, effects: [{ type: 'close' }, { type: 'wakeAt', at: retryAt }] }
}

function tick(before: FeedState, context: LifecycleContext): Transition {
  const { now, periodMs } = context
  // A wait that began in the future is one of a clock that was set back: its end means nothing any more.
  if (before.phase === 'waiting') return now >= before.retryAt || now < before.since ? connect(notAfter(before, now), context) : stay(before)
  const state = notAfter(before, now)
  if (state.phase === 'connecting') return now - state.since >= CONNECT_LIMIT_MS ? fail(state, context) : stay(state)
  const silentMs = now - Math.max(state.since, state.lastDataAt ?? 0)
  return state.phase === 'live' && silentMs > 3 * periodMs ? stay(enter(state, 'stale', now)) : stay(state)
}

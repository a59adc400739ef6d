// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '../../shared/base/index.ts'
import type { FeedStatus, Reject } from '../../shared/domain/index.ts'
import type { FeedDefinition } from '../../shared/feeds/index.ts'
import { FeedRunner, type RunnerOptions } from './feedRunner.ts'

/** What the supervisor hands to every runner. */
export type SupervisorOptions = Omit<RunnerOptions, 'definition' | 'lastContactAt' | 'secrets'> & { readonly lastContactOf: (source: string) => number | null }

/** Which feeds run; those named in `leftOut` are listed but not run. */
export interface FeedPlanOrder {
  readonly feeds: readonly FeedDefinition[]
  readonly leftOut: readonly string[]
  readonly secrets: Readonly<Record<string, string>>
}

/** Keeps one runner for each configured feed; feeds that stay as they are do not notice a new configuration. */
export class Supervisor {
  readonly #options: SupervisorOptions
  readonly #runners = new Map<string, { readonly runner: FeedRunner; readonly fingerprint: string }>()
  #leftOut = new Map<string, FeedDefinition>()

  constructor(options: SupervisorOptions) {
    this.#options = options
  }

  /** Starts, stops and restarts runners so that exactly these feeds run, with these secrets. */
  configure({ feeds, leftOut, secrets }: FeedPlanOrder): void {
    this.#leftOut = new Map(feeds.filter((feed) => leftOut.includes(feed.id)).map((feed) => [feed.id, feed]))
    const wanted = new Map(feeds.filter((feed) => !leftOut.includes(feed.id)).map((feed) => [feed.id, feed]))
    for (const [id, { runner, fingerprint }] of this.#runners) {
      const definition = wanted.get(id)
      if (definition && fingerprintOf(definition, secrets) === fingerprint) continue
      runner.stop()
      this.#runners.delete(id)
    }
    for (const [id, definition] of wanted) if (!this.#runners.has(id)) this.#begin(definition, secrets)
  }

  /** Period promised by a source, milliseconds; that of a reading feed unknown here is a second. */
  periodMsOf(source: string): number {
    return 1000 * (this.#runners.get(source)?.runner.definition().periodS ?? 1)
  }

  /** Called every second. */
  tick(): void {
    for (const { runner } of this.#runners.values()) runner.tick()
  }

  /** State of every feed; `recordsOf` counts the records the store holds of a source. */
  statuses(recordsOf: (source: string) => number, now: number): FeedStatus[] {
    const running = [...this.#runners].map(([id, { runner }]) => runner.status(recordsOf(id)))
    return [...running, ...[...this.#leftOut.values()].map((feed) => leftOutStatus(feed, recordsOf(feed.id), now))]
  }

  /** Refused payloads of a feed. */
  rejects(feedId: string): readonly Reject[] {
    return this.#runners.get(feedId)?.runner.rejects() ?? []
  }

  /** Stops every feed. */
  stop(): void {
    for (const { runner } of this.#runners.values()) runner.stop()
    this.#runners.clear()
  }

  #begin(definition: FeedDefinition, secrets: Readonly<Record<string, string>>): void {
    const { lastContactOf, ...shared } = this.#options
    const runner = new FeedRunner({ ...shared, definition, secrets, lastContactAt: lastContactOf(definition.id) })
    this.#runners.set(definition.id, { runner, fingerprint: fingerprintOf(definition, secrets) })
    runner.start()
  }
}

// A feed whose secret changed is a changed feed; one that names no changed secret does not notice.
function fingerprintOf(definition: FeedDefinition, secrets: Readonly<Record<string, string>>): string {
  const text = canonicalJson(definition)
  const named = Object.entries(secrets).filter(([name]) => text.includes(`secret:${name}`))
  return canonicalJson([text, Object.fromEntries(named)])
}

function leftOutStatus(feed: FeedDefinition, records: number, now: number): FeedStatus {
  const { id, title, adapter, dataset, periodS, demonstration } = feed
  const counters = { received: 0, accepted: 0, rejected: 0, duplicate: 0, late: 0, unknownFields: 0, reconnects: 0 }
  return {
    id,
    title: title ?? id,
    adapter,
    dataset,
    periodS,
    demonstration,
    link: { state: 'stopped', since: now },
    ratePerS: 0,
    lagMs: null,
    counters,
    records,
    lastError: { at: now, message: 'left out: its payload ended the feed host three times in five minutes' },
  }
}

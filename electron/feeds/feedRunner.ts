// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, FeedStatus, Link } from '../../shared/domain/index.ts'
import {
  ADAPTERS,
  compileFeed,
  idleFeed,
  linkOf,
  next,
  type Decode,
  type FeedDefinition,
  type FeedEffect,
  type FeedEvent,
  type FeedPlan,
  type FeedState,
  type Upsert,
} from '../../shared/feeds/index.ts'
import type { PayloadOrigin, Transport } from '../transports/index.ts'
import { FeedCounters } from './feedCounters.ts'
import type { HostClock } from './hostClock.ts'
import { openTransport } from './openTransport.ts'

/** What a runner needs of the host. */
export interface RunnerOptions {
  readonly definition: FeedDefinition
  readonly district: string
  readonly clock: HostClock
  readonly secrets: Readonly<Record<string, string>>
  /** Last contact known from an earlier run, so that ages stay honest over a restart. */
  readonly lastContactAt: number | null
  /** Takes a record and says whether it was news. */
  readonly take: (record: AnyRecord) => Upsert
  /** Tells which ids a complete list held. */
  readonly takeComplete: (source: string, ids: ReadonlySet<string>) => void
  readonly setLink: (source: string, link: Link) => void
  /** A random number in [0, 1), so that many walls do not come back to a source in step. */
  readonly random: () => number
  /** Writes down what is being decoded, so that a crash can be laid at its door. */
  readonly blackBox: { begin(feedId: string, bytes: Uint8Array): void; end(): void }
}

const LINK_REFRESH_MS = 1_000

/** Runs one feed: performs what the lifecycle decides, decodes what arrives. */
export class FeedRunner {
  readonly #options: RunnerOptions
  readonly #plan: FeedPlan
  readonly #decode: Decode
  readonly #counters = new FeedCounters()
  #state: FeedState
  #transport: Transport | null = null
  #wake: NodeJS.Timeout | undefined
  #toldLink: Link | null = null

  constructor(options: RunnerOptions) {
    this.#options = options
    this.#plan = compileFeed(options.definition, options.district)
    this.#decode = ADAPTERS[options.definition.adapter].decode
    this.#state = idleFeed(options.clock.now(), options.lastContactAt)
  }

  /** Connects, and from then on keeps itself connected. */
  start(): void {
    this.#happen({ type: 'start' })
  }

  /** Closes at once and for good. */
  stop(): void {
    this.#happen({ type: 'stop' })
  }

  /** Called every second. */
  tick(): void {
    this.#counters.tick()
    this.#happen({ type: 'tick' })
  }

  /** Refused payloads, the oldest first, at most a thousand. */
  rejects(): FeedCounters['rejects'] {
    return this.#counters.rejects
  }

  /** The configured feed. */
  definition(): FeedDefinition {
    return this.#options.definition
  }

  /** How the feed is, with the number of its records as the store has it. */
  status(records: number): FeedStatus {
    const { id, title, adapter, dataset, periodS, demonstration } = this.#options.definition
    const counters = this.#counters
    return {
      id,
      title: title ?? id,
      adapter,
      dataset,
      periodS,
      demonstration,
      link: this.#link(),
      ratePerS: counters.ratePerS(),
      lagMs: counters.lagMs(),
      counters: { ...counters.counters },
      records,
      lastError: counters.lastError,
    }
  }

  #link(): Link {
    return linkOf(this.#state, this.#options.clock.now(), this.#periodMs())
  }

  #periodMs(): number {
    return this.#options.definition.periodS * 1000
  }

  #happen(event: FeedEvent): void {
    const now = this.#options.clock.now()
    if (event.type === 'failed') this.#counters.lastError = { at: now, message: event.message }
    const { state, effects } = next(this.#state, event, { now, periodMs: this.#periodMs(), random: this.#options.random() })
    this.#state = state
    for (const effect of effects) this.#perform(effect)
    this.#tellLink()
  }

  #perform(effect: FeedEffect): void {
    clearTimeout(this.#wake)
    if (effect.type === 'wakeAt') this.#wake = setTimeout(() => this.#happen({ type: 'tick' }), Math.max(1, effect.at - this.#options.clock.now()))
    else if (effect.type === 'open') this.#open()
    else this.#transport?.stop()
  }

  #open(): void {
    if (!this.#transport) {
      const opened = openTransport(this.#options.definition, this.#options.secrets, {
        opened: () => this.#happen({ type: 'opened' }),
        alive: () => this.#happen({ type: 'contact', data: false }),
        bytes: (bytes, origin) => this.#take(bytes, origin),
        refused: (reason, excerpt) => this.#refuse(reason, excerpt),
        failed: (message) => this.#fail(message),
      })
      // From a later turn: the lifecycle is still performing what led here.
      if (!opened.ok) return void setImmediate(() => this.#fail(opened.message))
      this.#transport = opened.value
    }
    this.#transport.start()
  }

  #fail(message: string): void {
    this.#counters.counters.reconnects += 1
    this.#happen({ type: 'failed', message })
  }

  // No contact: an answer that nobody can read says nothing of what is so.
  #refuse(reason: string, excerpt: string): void {
    this.#counters.addRefused(reason, excerpt, this.#options.clock.now())
  }

  /** Answers whether anything of the payload could be read; only then the source was heard. */
  #take(bytes: Uint8Array, origin: PayloadOrigin): boolean {
    const { blackBox, clock, definition, take } = this.#options
    const receivedAt = clock.stamp()
    blackBox.begin(definition.id, bytes)
    const decoded = this.#decode(bytes, { plan: this.#plan, receivedAt, topic: origin.topic, event: origin.event })
    blackBox.end()
    this.#counters.addDecoded(decoded, receivedAt)
    let isRead = decoded.rejected === 0
    for (const record of decoded.records) {
      const verdict = take(record)
      this.#counters.addUpsert(verdict, record)
      isRead ||= verdict !== 'late'
    }
    // A list with a refused item, or with nothing at all, is no proof that what it does not name is gone.
    if (definition.complete && decoded.rejected === 0 && decoded.records.length > 0)
      this.#options.takeComplete(definition.id, new Set(decoded.records.map((record) => record.id)))
    if (isRead) this.#happen({ type: 'contact', data: true })
    return isRead
  }

  #tellLink(): void {
    const link = this.#link()
    const told = this.#toldLink
    if (told && told.state === link.state && told.since === link.since && Math.abs((link.lastContactAt ?? 0) - (told.lastContactAt ?? 0)) < LINK_REFRESH_MS)
      return
    this.#toldLink = link
    this.#options.setLink(this.#options.definition.id, link)
  }
}

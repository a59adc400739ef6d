// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { MessagePortMain } from 'electron'
import type { HallConfig } from '../../shared/config/index.ts'
import type { AnyRecord, FeedStatus } from '../../shared/domain/index.ts'
import type { FeedDefinition } from '../../shared/feeds/index.ts'
import { clearBlackBox, readBlackBox } from './blackBox.ts'
import { CrashLedger, quarantine } from './crashLedger.ts'
import { BLACK_BOX_FILE } from './paths.ts'
import { hostMessageSchema, type HostAnswers, type HostCommand, type HostMessage, type HostQuery } from './protocol.ts'

type Indicators = NonNullable<HallConfig['indicators']>

/** What the client needs of an Electron utility process; tests give something else. */
export interface UtilityProcessLike {
  postMessage(message: unknown, transfer?: MessagePortMain[]): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

/** How the feed host is started. Secrets are already resolved; they never stand in a file of ours. */
export interface FeedHostStart {
  readonly district: string
  readonly feeds: readonly FeedDefinition[]
  readonly indicators: Indicators
  readonly dataDir: string
  readonly product: string
  readonly retentionMegabytes: number
  readonly secrets: Readonly<Record<string, string>>
}

/** What the client is made of. `fork` starts the host's process; `hallNow` is the hall's clock. */
export interface FeedHostClientOptions {
  readonly fork: () => UtilityProcessLike
  readonly start: FeedHostStart
  readonly hallNow: () => number
}

type Listener<Value> = (value: Value) => void

const CLOCK_EVERY_MS = 10_000
const SILENCE_LIMIT_MS = 10_000
const STOP_LIMIT_MS = 3_000
const QUERY_LIMIT_MS = 60_000

/** Main's side of the feed host: starts it, starts it again when it ends, passes ports, facts, states and questions. */
export class FeedHostClient {
  readonly #options: FeedHostClientOptions
  readonly #ledger = new CrashLedger()
  readonly #facts = new Set<Listener<readonly AnyRecord[]>>()
  readonly #statuses = new Set<Listener<readonly FeedStatus[]>>()
  readonly #notices = new Set<Listener<{ code: string; detail: string }>>()
  readonly #exits = new Set<Listener<{ code: number; restartInMs: number }>>()
  readonly #questions = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout }>()
  #feeds: readonly FeedDefinition[]
  #indicators: Indicators
  #secrets: Readonly<Record<string, string>>
  #child: UtilityProcessLike | null = null
  #status: readonly FeedStatus[] = []
  #lastHeard = 0
  #questionId = 0
  #clockTimer: NodeJS.Timeout | undefined
  #restartTimer: NodeJS.Timeout | undefined
  #isStopping = false
  #onStopped: (() => void) | null = null

  constructor(options: FeedHostClientOptions) {
    this.#options = options
    this.#feeds = options.start.feeds
    this.#indicators = options.start.indicators
    this.#secrets = options.start.secrets
  }

  /** Starts the host and keeps it running until `stop`. */
  start(): void {
    if (this.#child || this.#isStopping) return
    const child = this.#options.fork()
    this.#child = child
    this.#lastHeard = performance.now()
    child.on('message', (message) => this.#child === child && this.#hear(message))
    child.on('exit', (code) => this.#child === child && void this.#exited(code))
    const { start, hallNow } = this.#options
    this.#send({ type: 'start', ...start, hallNow: hallNow(), ...this.#configuration() })
    clearInterval(this.#clockTimer)
    let beats = 0
    this.#clockTimer = setInterval(() => {
      if (++beats % (CLOCK_EVERY_MS / 1000) === 0) this.#send({ type: 'clock', hallNow: hallNow() })
      // It speaks every second; one that does not is stuck in somebody's payload, and only killing helps.
      if (performance.now() - this.#lastHeard > SILENCE_LIMIT_MS) child.kill()
    }, 1000)
  }

  /** Takes a new configuration; feeds that stay as they are do not notice. A feed that was left out gets another chance. */
  configure(feeds: readonly FeedDefinition[], indicators: Indicators, secrets: Readonly<Record<string, string>> = this.#secrets): void {
    this.#feeds = feeds
    this.#indicators = indicators
    this.#secrets = secrets
    this.#ledger.forgive()
    this.#send({ type: 'configure', ...this.#configuration() })
  }

  /** Gives the host a window's port; frames of this epoch follow. After a restart windows must be connected anew. */
  connect(port: MessagePortMain, epoch: string): void {
    if (this.#child) this.#send({ type: 'connect', epoch }, [port])
    else port.close()
  }

  /** Records of hall datasets that are news. */
  onFacts(listener: Listener<readonly AnyRecord[]>): () => void {
    return subscribe(this.#facts, listener)
  }

  /** State of all feeds, every second. */
  onStatus(listener: Listener<readonly FeedStatus[]>): () => void {
    return subscribe(this.#statuses, listener)
  }

  /** Something the operator should know. */
  onNotice(listener: Listener<{ code: string; detail: string }>): () => void {
    return subscribe(this.#notices, listener)
  }

  /** The host ended unasked and will be started again after so many milliseconds. */
  onExit(listener: Listener<{ code: number; restartInMs: number }>): () => void {
    return subscribe(this.#exits, listener)
  }

  /** Last known state of all feeds. */
  status(): readonly FeedStatus[] {
    return this.#status
  }

  /** Asks the host; rejects when it does not run, does not answer in a minute, or cannot say. */
  query<Query extends HostQuery>(query: Query): Promise<HostAnswers[Query['kind']]> {
    if (!this.#child) return Promise.reject(new Error('the feed host is not running'))
    const id = ++this.#questionId
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, false, 'the feed host did not answer'), QUERY_LIMIT_MS)
      this.#questions.set(id, { resolve, reject, timer })
      this.#send({ type: 'query', id, query })
    }) as Promise<HostAnswers[Query['kind']]>
  }

  /** Ends the host after it wrote what it had; kills it when that takes too long. */
  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#clockTimer)
    clearTimeout(this.#restartTimer)
    const child = this.#child
    if (!child) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        child.kill()
        resolve()
      }, STOP_LIMIT_MS)
      this.#onStopped = () => {
        clearTimeout(timer)
        resolve()
      }
      this.#send({ type: 'stop' })
    })
    this.#child = null
  }

  #configuration(): { feeds: FeedDefinition[]; indicators: Indicators; secrets: Record<string, string>; leftOut: string[] } {
    return { feeds: [...this.#feeds], indicators: this.#indicators, secrets: { ...this.#secrets }, leftOut: this.#ledger.leftOut() }
  }

  #send(command: HostCommand, transfer?: MessagePortMain[]): void {
    if (transfer) this.#child?.postMessage(command, transfer)
    else this.#child?.postMessage(command)
  }

  #hear(message: unknown): void {
    this.#lastHeard = performance.now()
    const parsed = hostMessageSchema.safeParse(message)
    if (!parsed.success) return this.#notify('host-message-unreadable', parsed.error.issues[0]?.message ?? '')
    this.#take(parsed.data as HostMessage)
  }

  #take(message: HostMessage): void {
    if (message.type === 'facts') for (const listener of this.#facts) listener(message.records)
    else if (message.type === 'notice') this.#notify(message.code, message.detail)
    else if (message.type === 'answer') this.#settle(message.id, message.ok, message.value)
    else if (message.type === 'stopped') this.#onStopped?.()
    else if (message.type === 'status') {
      this.#status = message.feeds
      for (const listener of this.#statuses) listener(message.feeds)
    }
  }

  async #exited(code: number): Promise<void> {
    this.#child = null
    clearInterval(this.#clockTimer)
    for (const id of this.#questions.keys()) this.#settle(id, false, 'the feed host ended')
    if (this.#isStopping) return this.#onStopped?.()
    const now = performance.now()
    const restartInMs = this.#ledger.crashed(now)
    // Armed before anything is awaited: nothing that goes wrong below may keep the wall without feeds.
    this.#restartTimer = setTimeout(() => this.start(), restartInMs)
    for (const listener of this.#exits) listener({ code, restartInMs })
    await this.#blame(now)
  }

  async #blame(now: number): Promise<void> {
    const path = join(this.#options.start.dataDir, BLACK_BOX_FILE)
    const finding = await readBlackBox(path)
    await clearBlackBox(path)
    if (!finding || !this.#ledger.blame(finding.feedId, now)) return
    const saved = await quarantine(this.#options.start.dataDir, finding, this.#options.hallNow())
    this.#notify('feed-quarantined', `${finding.feedId}: ${saved}`)
    // The host may have been started meanwhile: then it learns it as a change of configuration.
    this.#send({ type: 'configure', ...this.#configuration() })
  }

  #settle(id: number, ok: boolean, value: unknown): void {
    const question = this.#questions.get(id)
    if (!question) return
    this.#questions.delete(id)
    clearTimeout(question.timer)
    if (ok) question.resolve(value)
    else question.reject(new Error(String(value)))
  }

  #notify(code: string, detail: string): void {
    for (const listener of this.#notices) listener({ code, detail })
  }
}

function subscribe<Value>(listeners: Set<Listener<Value>>, listener: Listener<Value>): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../../shared/domain/index.ts'
import type { HostClock } from './hostClock.ts'
import type { LogEntry } from './logEntry.ts'
import { applyEntry, openPast, type PastState } from './pastState.ts'
import { PortSender } from './portSender.ts'
import type { FramePort } from './protocol.ts'

/** One window's replay: where it starts, how fast it goes, and its port. */
export interface ReplayOptions {
  readonly dir: string
  readonly district: string
  readonly clock: HostClock
  readonly port: FramePort
  readonly epoch: string
  /** The replayed moment at the start, and milliseconds of it per millisecond of the live clock; 0 stands still. */
  readonly at: number
  readonly rate: number
}

type StateEntry = Extract<LogEntry, { records: unknown }>

const STEP_MS = 100

/** Shows one window the past: the state as it was, then what followed at the chosen rate, until the live end and on with it. */
export class Replayer {
  readonly #options: ReplayOptions
  readonly #past: PastState
  readonly #sender: PortSender
  readonly #startedAt: number
  #pending: StateEntry | null
  #taken = 0
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  private constructor(options: ReplayOptions, past: PastState) {
    this.#options = options
    this.#past = past
    this.#startedAt = options.clock.now()
    this.#pending = past.pending
    this.#taken = past.pending?.kind === 'batch' ? past.pending.records.filter((record) => record.receivedAt <= options.at).length : 0
    this.#sender = new PortSender({
      epoch: options.epoch,
      state: past.store,
      now: () => this.#now(),
      post: (frame) => options.port.post(frame),
      schedule: (run, ms) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
    past.store.listen({ record: (key, record: AnyRecord) => this.#sender.record(key, record), link: (source, link) => this.#sender.link(source, link) })
  }

  /** Loads the state of the moment; null when nothing so old is recorded. */
  static async open(options: ReplayOptions): Promise<Replayer | null> {
    const past = await openPast(options.dir, options.at, options.district)
    return past ? new Replayer(options, past) : null
  }

  /** Begins to send; `onEnd` is called when the window closed its port. */
  start(onEnd: () => void): void {
    const { port, rate } = this.#options
    port.onMessage((message) => this.#sender.answer(message))
    port.onClose(() => {
      this.close()
      onEnd()
    })
    port.start()
    this.#sender.start()
    if (rate > 0) void this.#play()
  }

  /** Ends the replay and releases the file. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#sender.close()
    void this.#past.cursor.close().catch(() => undefined)
  }

  #now(): number {
    const { at, rate, clock } = this.#options
    const live = clock.now()
    return Math.min(live, Math.round(at + (live - this.#startedAt) * rate))
  }

  async #play(): Promise<void> {
    await this.#advance(this.#now())
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.#play(), STEP_MS)
  }

  async #advance(now: number): Promise<void> {
    while (!this.#isClosed) {
      const entry = this.#pending ?? (await this.#past.cursor.next())
      if (!entry) return
      if (entry.kind === 'points') continue
      this.#pending = entry
      if (entry.at > now) return this.#applyPart(entry, now)
      // Records of a batch that were already shown are repetitions, and the store drops them.
      applyEntry(this.#past.store, entry, Infinity)
      this.#pending = null
      this.#taken = 0
    }
  }

  #applyPart(entry: StateEntry, now: number): void {
    if (entry.kind === 'keyframe') return
    for (let record = entry.records[this.#taken]; record && record.receivedAt <= now; record = entry.records[this.#taken]) {
      this.#past.store.upsert(record)
      this.#taken += 1
    }
  }
}

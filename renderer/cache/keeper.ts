// SPDX-License-Identifier: Apache-2.0
import { Dexie } from 'dexie'
import type { AnyRecord, HistoryChunk, PortAnswer, PortFrame } from '../../shared/domain/index.ts'
import { CacheDatabase, DATABASE_NAME } from './database.ts'
import { evictHalf, flushTo, type Saved } from './flush.ts'
import { LatestMemory } from './latestMemory.ts'
import { SeriesMemory } from './seriesMemory.ts'

/** A port of frames, as a page gets it. */
export type FramePort = Pick<MessagePort, 'postMessage' | 'start' | 'close' | 'onmessage'>

/** State of the cache for the console and health. */
export interface CacheReport {
  readonly rows: number
  readonly seriesRows: number
  readonly bytes: number
  readonly flushedAt: number | null
  readonly rebuilds: number
  readonly fault: string | null
}

/** What the keeper page gives its keeper. */
export interface KeeperOptions {
  /** Hall time. */
  readonly now: () => number
  /** Told after every flush and every fault. */
  readonly report: (report: CacheReport) => void
  /** Told when the database was lost, or found empty or half filled: history since this instant is wanted again, from whoever has it. */
  readonly backfill?: (from: number) => void
  readonly retention?: Saved['retention']
  readonly flushEveryMs?: number
}

const FLUSH_MS = 15_000
// Some megabytes of points; more wait on disk, not in memory.
const MOST_UNSAVED_POINTS = 250_000
const DEFAULT_RETENTION = { hours: 24, megabytes: 500 }

/** The single writer of the cache: takes frames, saves every 15 s, and builds the database anew when it is lost. */
export interface Keeper {
  /** Listens to a new sender; frames of any earlier epoch are dropped from now on. */
  attach(epoch: string, port: FramePort): void
  /** Takes a portion of recorded history; resolves when it is safe to bring the next. */
  ingest(chunk: HistoryChunk): Promise<void>
  /** Saves now; resolves when it is saved, or when the fault was dealt with. */
  flush(): Promise<void>
  /** Somebody outside found the database damaged or gone: everything is written again. */
  rebuild(reason: string): Promise<void>
  /** Saves a last time and stops. */
  stop(): Promise<void>
}

/** Opens the cache and starts to keep it. Never rejects: what goes wrong stands in the report. */
export function startKeeper(options: KeeperOptions): Keeper {
  const keeper = new CacheKeeper(options)
  keeper.start()
  return keeper
}

class CacheKeeper implements Keeper {
  readonly #options: KeeperOptions
  readonly #saved: Saved
  #database: CacheDatabase
  #work: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setInterval> | undefined
  #port: FramePort | null = null
  #epoch = ''
  #nextSeq = 0
  #rebuilds = 0
  #flushedAt: number | null = null
  #fault: string | null = null
  #isLost = false
  #unsavedPoints = 0
  #isFirst = true

  constructor(options: KeeperOptions) {
    this.#options = options
    this.#saved = { latest: new LatestMemory(), series: new SeriesMemory(), retention: options.retention ?? DEFAULT_RETENTION, historyFrom: null }
    this.#database = this.#open()
  }

  start(): void {
    this.#timer = setInterval(() => void this.flush(), this.#options.flushEveryMs ?? FLUSH_MS)
  }

  attach(epoch: string, port: FramePort): void {
    this.#port?.close()
    this.#port = port
    this.#epoch = epoch
    this.#nextSeq = 0
    port.onmessage = (event: MessageEvent) => this.#receive(event.data as PortFrame)
    port.start()
  }

  flush(): Promise<void> {
    this.#work = this.#work.then(() => this.#save())
    return this.#work
  }

  async ingest(chunk: HistoryChunk): Promise<void> {
    this.#unsavedPoints += this.#saved.series.takeHistory(chunk)
    if (chunk.next === null) this.#saved.historyFrom = null
    if (chunk.next === null || this.#unsavedPoints >= MOST_UNSAVED_POINTS) await this.flush()
  }

  rebuild(reason: string): Promise<void> {
    this.#isLost = true
    this.#fault = reason
    return this.flush()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#port?.close()
    await this.flush()
    this.#database.close()
  }

  #open(): CacheDatabase {
    const database = new CacheDatabase()
    // Deleted or replaced under us: the next save must not go on as if the rows of before were still there.
    const lost = (what: string) => {
      // One loss is told several times over; the first telling names the cause.
      if (this.#database !== database || this.#isLost) return
      this.#isLost = true
      this.#fault = what
    }
    database.on('versionchange', () => {
      lost('the database was deleted or upgraded by somebody else')
      database.close()
    })
    database.on('close', () => lost('the database was closed from outside'))
    database.on('blocked', () => {
      this.#fault = 'another window holds an older database open'
    })
    return database
  }

  #receive(frame: PortFrame): void {
    if (frame.epoch !== this.#epoch) return
    if (frame.seq !== this.#nextSeq) {
      this.#answer({ kind: 'resync', epoch: this.#epoch, reason: `expected ${this.#nextSeq}, got ${frame.seq}` })
      this.#nextSeq = 0
      return
    }
    this.#nextSeq += 1
    const { latest, series } = this.#saved
    if (frame.kind === 'snapshot' && frame.chunk === 0) latest.beginSnapshot()
    for (const record of frame.records as AnyRecord[]) {
      latest.take(record)
      series.take(record)
    }
    Object.assign(latest.links, frame.links)
    if (frame.kind === 'snapshot' && frame.chunk === frame.chunks - 1) latest.endSnapshot()
    this.#answer({ kind: 'ack', epoch: frame.epoch, seq: frame.seq })
  }

  #answer(answer: PortAnswer): void {
    this.#port?.postMessage(answer)
  }

  async #save(): Promise<void> {
    try {
      if (this.#isLost) await this.#reopen()
      else if (this.#isFirst) await this.#resume()
      this.#isFirst = false
      await flushTo(this.#database, this.#saved, this.#options.now())
      this.#flushedAt = this.#options.now()
      this.#unsavedPoints = 0
      this.#isLost = false
    } catch (error) {
      await this.#dealWith(error)
    }
    await this.#tell()
  }

  /** A lost database is opened again and filled with everything in memory; older history is asked for. */
  async #reopen(): Promise<void> {
    const old = this.#database
    this.#database = this.#open()
    old.close()
    this.#saved.latest.markAll()
    this.#saved.series.markAll()
    await this.#database.open()
    this.#rebuilds += 1
    this.#wantHistory(this.#options.now() - this.#saved.retention.hours * 3_600_000)
  }

  /** A database that is new, or was left while its history was coming, is filled from the feed log. */
  async #resume(): Promise<void> {
    const meta = await this.#database.meta.get('latest')
    const from = meta ? (meta.historyFrom ?? null) : this.#options.now() - this.#saved.retention.hours * 3_600_000
    if (from !== null) this.#wantHistory(from)
  }

  #wantHistory(from: number): void {
    this.#saved.historyFrom = from
    this.#options.backfill?.(from)
  }

  async #dealWith(problem: unknown): Promise<void> {
    this.#fault = describe(problem)
    this.#saved.latest.markAll()
    this.#saved.series.markAll()
    if (isQuota(problem)) {
      // The disk, not our own limit, is what is full: the next save has room.
      await evictHalf(this.#database).catch(() => undefined)
      return
    }
    this.#isLost = true
    if (isGone(problem)) return
    // Damaged files do not get better by being asked again; only a new database helps.
    this.#database.close()
    await Dexie.delete(DATABASE_NAME).catch(() => undefined)
  }

  async #tell(): Promise<void> {
    const seriesRows = await this.#database.series.count().catch(() => 0)
    const rows = await this.#database.latest.count().catch(() => 0)
    const buckets = await this.#database.buckets.toArray().catch(() => [])
    const bytes = buckets.reduce((sum, bucket) => sum + bucket.bytes, 0)
    this.#options.report({ rows, seriesRows, bytes, flushedAt: this.#flushedAt, rebuilds: this.#rebuilds, fault: this.#fault })
  }
}

function describe(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500)
}

function names(error: unknown): string[] {
  const seen: string[] = []
  for (let current: unknown = error, depth = 0; current instanceof Error && depth < 4; depth++) {
    seen.push(current.name)
    current = (current as Error & { inner?: unknown }).inner
  }
  return seen
}

function isQuota(error: unknown): boolean {
  return names(error).includes('QuotaExceededError')
}

function isGone(error: unknown): boolean {
  return names(error).some((name) => name === 'DatabaseClosedError' || name === 'InvalidStateError' || name === 'AbortError')
}

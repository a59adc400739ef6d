// SPDX-License-Identifier: Apache-2.0
import { EVENT_VERSION, eventSchema, type HallEvent } from '../../shared/domain/index.ts'
import { REAL, type Checkpoint, type HallState } from '../../shared/hall/index.ts'
import type { BlobStore, EventLog, NewEvent } from '../fabric/index.ts'
import type { StoredStates } from './storedStates.ts'

const DAY_MS = 86_400_000
/** Logs are kept for six months at least: 网络安全法 art. 21 (confidence B). */
const LEAST_DAYS = 180
// A clock that jumps years ahead must not take the journal with it: between two checkpoints retention's time moves this far at most.
const FURTHEST_STEP_MS = 30 * DAY_MS
// Folding a busy hall takes up to 0.3 ms an event, and a seek after a restart has 300 ms.
const CHECKPOINT_EVERY = 500
const WORTH_AT_CLOSE = 200
const STATES_BYTES = 512 * 1024 * 1024

/** How much of the past is kept, as configured. */
export interface JournalRetention {
  readonly journalDays: number
  readonly journalMegabytes: number
}

/** Where checkpoints go, and what else the hall needs to keep its journal in hand. `every`, `statesBytes` and `foldVersion` are replaced only by tests. */
export interface CheckpointOptions {
  readonly blobs: BlobStore
  readonly product: string
  readonly retention: () => JournalRetention
  readonly tell: (code: string, detail: string) => void
  readonly every?: number
  readonly statesBytes?: number
  readonly foldVersion?: string
}

interface KeeperParts {
  readonly log: EventLog
  readonly stored: StoredStates
  readonly now: () => number
  readonly options: CheckpointOptions
}

/** Writes checkpoints (检查点) at intervals, drops what retention allows, and takes away states that are not needed any more. */
export class CheckpointKeeper {
  readonly #parts: KeeperParts
  readonly #removed = new Set<string>()
  #triedSeq: number
  #isOverTold = false
  #cleaning: Promise<void> = Promise.resolve()

  constructor(parts: KeeperParts) {
    this.#parts = parts
    this.#triedSeq = parts.stored.ownCheckpoints()[0]?.upToSeq ?? 0
  }

  /** Whether enough has happened since the last checkpoint; at the end less is enough. */
  isDue(state: HallState, isEnd = false): boolean {
    return state.seq - this.#triedSeq >= (isEnd ? WORTH_AT_CLOSE : (this.#parts.options.every ?? CHECKPOINT_EVERY))
  }

  /** Stores the state and journals that; then retention. Answers the events that were journalled. Never rejects. */
  async write(state: HallState): Promise<readonly HallEvent[]> {
    this.#triedSeq = state.seq
    const written: HallEvent[] = []
    try {
      const before = this.#parts.log.lastOf('journal.checkpointed')
      const { seq, hash } = this.#parts.log.head()
      if (seq !== state.seq) return written
      const body = { ...(await this.#parts.stored.store(state, hash)), product: this.#parts.options.product }
      await this.#journal(written, { type: 'journal.checkpointed', body, lastSeq: seq })
      if (before && written.length === 1) await this.#retain(written, before.at)
      this.#cleaning = this.#cleaning.then(() => this.#removeStates()).catch(() => undefined)
    } catch (error) {
      // Commands go on without it; the next start reads more.
      this.#parts.options.tell('journal-checkpoint-failed', String((error as Error).message))
    }
    return written
  }

  /** Waits for what goes on in the background. */
  async close(): Promise<void> {
    await this.#cleaning
  }

  async #journal(
    written: HallEvent[],
    what: { type: 'journal.checkpointed' | 'journal.retained'; body: Record<string, unknown>; lastSeq: number },
  ): Promise<boolean> {
    const { type, body, lastSeq } = what
    const actor = { principal: 'system', role: 'system' } as const
    const shared = { v: EVENT_VERSION, at: this.#parts.now(), realm: REAL, actor, cause: null } as const
    const event: NewEvent = { ...shared, type, commandId: `${type}/${lastSeq}`, body }
    const numbered = eventSchema.safeParse({ ...event, seq: lastSeq + 1 })
    // With a clock outside all sense nothing is journalled that could not be read again.
    if (!numbered.success || !(await this.#parts.log.append([event], lastSeq)).ok) return false
    written.push(numbered.data)
    return true
  }

  async #retain(written: HallEvent[], beforeAt: number): Promise<void> {
    const { log, options, stored, now } = this.#parts
    const { journalDays, journalMegabytes } = options.retention()
    const at = Math.min(now(), beforeAt + FURTHEST_STEP_MS)
    const olderThanAt = at - Math.max(journalDays, LEAST_DAYS) * DAY_MS
    const plan = log.planRetention({ olderThanAt, mostBytes: journalMegabytes * 2 ** 20, neverAfterAt: at - LEAST_DAYS * DAY_MS })
    this.#tellOver(plan.overBytes)
    for (const cut of plan.cuts) {
      // Whatever is to stand in for what goes must be there and whole.
      if (!(await stored.load(cut.checkpoint.body as Checkpoint))) continue
      const body = { firstKeptSeq: cut.firstKeptSeq, lastDroppedHash: cut.lastDroppedHash, journalDays, journalMegabytes }
      const isDone = await this.#journal(written, { type: 'journal.retained', body, lastSeq: log.head().seq })
      if (isDone) await log.dropBefore(cut.firstKeptSeq)
      return
    }
  }

  #tellOver(overBytes: number): void {
    if (overBytes > 0 && !this.#isOverTold) this.#parts.options.tell('journal-over-budget', `${Math.ceil(overBytes / 2 ** 20)} MB`)
    this.#isOverTold = overBytes > 0
  }

  async #removeStates(): Promise<void> {
    const { stored, options } = this.#parts
    const kept = new Set(statesToKeep(stored.checkpoints(), stored.boundary(), options.statesBytes ?? STATES_BYTES).map((one) => one.blob))
    for (const { blob } of stored.checkpoints()) {
      if (kept.has(blob) || this.#removed.has(blob)) continue
      await options.blobs.remove(blob)
      this.#removed.add(blob)
    }
  }
}

/** The checkpoints (newest first) whose states stay: all while they fit, then fewer the older they are. The newest and the one retention stands on always stay. */
export function statesToKeep(checkpoints: readonly Checkpoint[], boundary: Checkpoint | null, mostBytes: number): readonly Checkpoint[] {
  const newest = checkpoints[0]
  if (!newest) return []
  for (let share = 0; ; share = share === 0 ? 0.001 : share * 2) {
    let lastKept = newest.upToSeq
    const kept = checkpoints.filter((one) => {
      const isWanted = one === newest || one === boundary || (share < 1 && lastKept - one.upToSeq > (newest.upToSeq - one.upToSeq) * share)
      if (isWanted) lastKept = one.upToSeq
      return isWanted
    })
    if (share >= 1 || kept.reduce((sum, one) => sum + one.blobBytes, 0) <= mostBytes) return kept
  }
}

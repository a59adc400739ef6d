// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EVENT_BODIES, STATE_VERSION, completeState, type Checkpoint, type HallState } from '../../shared/hall/index.ts'
import type { BlobStore, EventLog } from '../fabric/index.ts'
import { FOLD_VERSION } from './foldVersion.ts'
import { stateHash } from './stateHash.ts'

const LOADED_KEPT = 4
const pack = promisify(deflateRaw)
const unpack = promisify(inflateRaw)

/** States in blobs, named by the journal's checkpoints (检查点). */
export class StoredStates {
  readonly #log: EventLog
  readonly #blobs: BlobStore
  readonly #foldVersion: string
  readonly #bodies = new WeakMap<HallEvent, Checkpoint | null>()
  #loaded: HallState[] = []

  constructor(log: EventLog, { blobs, foldVersion = FOLD_VERSION }: { readonly blobs: BlobStore; readonly foldVersion?: string | undefined }) {
    this.#log = log
    this.#blobs = blobs
    this.#foldVersion = foldVersion
  }

  /** Stores a state durably; answers what its checkpoint says of it. Rejects with the file error. */
  async store(state: HallState, headHash: string): Promise<Omit<Checkpoint, 'product'>> {
    // In the order of its keys as it was lived: reducers may depend on it, so the stored text is not the canonical one.
    const bytes = await pack(JSON.stringify(state), { level: 3 })
    const blob = await this.#blobs.put(bytes)
    const versions = { stateVersion: STATE_VERSION, foldVersion: this.#foldVersion }
    return { upToSeq: state.seq, upToAt: state.at, headHash, stateHash: stateHash(state), blob, blobBytes: bytes.length, ...versions }
  }

  /** Checkpoints of the journal that these reducers made, newest first. */
  ownCheckpoints(): Checkpoint[] {
    return this.checkpoints().filter((one) => one.foldVersion === this.#foldVersion)
  }

  /** All checkpoints whose state this product can read and whose events are not ahead of the journal, newest first. */
  checkpoints(): Checkpoint[] {
    const bodies = this.#log.allOf('journal.checkpointed').map((event) => this.#bodyOf(event))
    return bodies.filter((body) => body?.stateVersion === STATE_VERSION).toReversed() as Checkpoint[]
  }

  /** The checkpoint that has to stand in for everything retention dropped; null while nothing was dropped. */
  boundary(): Checkpoint | null {
    const firstSeq = this.#log.firstSeq()
    return firstSeq === 1 ? null : (this.checkpoints().findLast((one) => one.upToSeq >= firstSeq - 1) ?? null)
  }

  /** The state of a checkpoint; null on any doubt. The bytes are always checked; with `isFast` the hash of the state made of them is not. */
  async load(checkpoint: Checkpoint, isFast = false): Promise<HallState | null> {
    const known = this.#loaded.find((state) => state.seq === checkpoint.upToSeq)
    if (known) return known
    const answer = await this.#blobs.get(checkpoint.blob)
    if (!answer.ok) return null
    try {
      const stored = JSON.parse((await unpack(answer.bytes)).toString('utf8')) as HallState
      if (stored.seq !== checkpoint.upToSeq || (!isFast && stateHash(stored) !== checkpoint.stateHash)) return null
      const state = completeState(stored)
      this.#loaded = [state, ...this.#loaded].slice(0, LOADED_KEPT)
      return state
    } catch {
      return null
    }
  }

  /** The newest state behind a number all of whose events lie at or before a moment; null when there is none. */
  async storedAt(at: number, afterSeq: number): Promise<HallState | null> {
    const boundary = this.boundary()
    const wanted = this.ownCheckpoints().filter((one) => one.upToAt <= at && one.upToSeq > afterSeq)
    const last = boundary && boundary.upToAt <= at && boundary.upToSeq > afterSeq ? [boundary] : []
    for (const checkpoint of [...wanted, ...last]) {
      const state = await this.load(checkpoint, true)
      if (state) return state
    }
    return null
  }

  // Read once for each event: seeking asks for all of them every time.
  #bodyOf(event: HallEvent): Checkpoint | null {
    const known = this.#bodies.get(event)
    if (known !== undefined) return known
    const body = EVENT_BODIES['journal.checkpointed'].safeParse(event.body)
    this.#bodies.set(event, body.success ? body.data : null)
    return body.success ? body.data : null
  }
}

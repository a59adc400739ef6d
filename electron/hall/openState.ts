// SPDX-License-Identifier: Apache-2.0
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'
import type { EventLog } from '../fabric/index.ts'
import { PastStates } from './pastStates.ts'
import type { StoredStates } from './storedStates.ts'

/** What opening a hall needs. */
export interface OpenOrder {
  readonly log: EventLog
  /** Absent where no states are stored: then the journal is folded from its start. */
  readonly stored: StoredStates | null
  readonly tell: (code: string, detail: string) => void
}

/** The state the journal makes: the newest stored state that is beyond doubt, and the events behind it. Rejects when the journal cannot be read. */
export async function openState({ log, stored, tell }: OpenOrder): Promise<{ state: HallState; past: PastStates }> {
  const base = stored ? await findBase(stored, log, tell) : EMPTY_HALL
  const past = new PastStates(base)
  let state = base
  for await (const event of log.read(base.seq + 1)) {
    state = reduce(state, event)
    past.note(state)
  }
  // A journal with a damaged end still counts its records; new events must go on behind them.
  return { state: { ...state, seq: Math.max(state.seq, log.head().seq) }, past }
}

async function findBase(stored: StoredStates, log: EventLog, tell: OpenOrder['tell']): Promise<HallState> {
  const head = log.head().seq
  let lost = 0
  const load = async (checkpoint: Parameters<StoredStates['load']>[0]): Promise<HallState | null> => {
    const state = checkpoint.upToSeq > head ? null : await stored.load(checkpoint)
    if (!state) lost += 1
    return state
  }
  for (const checkpoint of stored.ownCheckpoints()) {
    const state = await load(checkpoint)
    if (state && lost > 0) tell('journal-checkpoint-lost', `${lost}`)
    if (state) return state
  }
  if (log.firstSeq() === 1) {
    if (lost > 0) tell('journal-checkpoint-lost', `${lost}`)
    return EMPTY_HALL
  }
  // The events before it are gone, so what other reducers made of them is all there is; the oldest leaves most to fold anew.
  for (const checkpoint of stored
    .checkpoints()
    .toReversed()
    .filter((one) => one.upToSeq >= log.firstSeq() - 1)) {
    const state = await load(checkpoint)
    if (state) return state
  }
  tell('journal-state-incomplete', `${log.firstSeq()}`)
  return EMPTY_HALL
}

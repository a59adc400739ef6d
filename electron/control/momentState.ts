// SPDX-License-Identifier: Apache-2.0
import { setTimeout as delay } from 'node:timers/promises'
import type { HallState } from '../../shared/hall/index.ts'
import { ApiRefusal } from './answer.ts'
import type { ControlSources } from './sources.ts'

const SEAL_TRIES = 4
const SEAL_WAIT_MS = 300

/** State of the hall at a moment, and the hash of the records at the same moment where it could be had. */
export interface MomentState {
  readonly found: HallState
  readonly at: number
  readonly hash: string | null
}

/** The hall as it was at a past moment. */
export async function pastState(sources: ControlSources, at: number): Promise<MomentState> {
  const [records, found] = await Promise.all([sources.recordsHash?.(at) ?? null, sources.stateAt(at).catch(refuseDropped)])
  return { found, at, hash: records?.hash ?? null }
}

/**
 * The present, never an earlier moment: whoever sent a command sees its effect. The records' hash belongs to the moment they were
 * sealed at; when the hall moved on meanwhile it is asked for again, so that both hashes hold for the `at` of the answer.
 */
export async function presentState(sources: ControlSources): Promise<MomentState> {
  for (let turn = 0; turn < SEAL_TRIES; turn++) {
    const records = (await sources.recordsHash?.()) ?? null
    const found = sources.hall.state()
    if (!records) return { found, at: Math.max(found.at, sources.clock.now()), hash: null }
    if (found.at <= records.at) return { found, at: records.at, hash: records.hash }
    await delay(SEAL_WAIT_MS)
  }
  return { found: sources.hall.state(), at: sources.clock.now(), hash: null }
}

// What retention dropped is an answer to a question, not a fault.
function refuseDropped(error: unknown): never {
  if ((error as { code?: unknown }).code !== 'not-recorded') throw error
  throw new ApiRefusal(404, 'not-recorded', { zh: 'at: 早于日志保留期', en: 'at: lies before the journal that is kept' })
}

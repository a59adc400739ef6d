// SPDX-License-Identifier: Apache-2.0
import { EVENT_VERSION, type HallEvent } from '../domain/index.ts'
import { REAL, reduce, type HallState } from '../hall/index.ts'
import type { EventDraft, PlanContext } from './command.ts'

/** The events a draft becomes, numbered after `lastSeq`. */
export function toEvents(lastSeq: number, drafts: readonly EventDraft[], context: Pick<PlanContext, 'now' | 'actor' | 'commandId'>): HallEvent[] {
  return drafts.map((draft, index) => ({
    v: EVENT_VERSION,
    seq: lastSeq + 1 + index,
    at: context.now,
    type: draft.type,
    realm: draft.realm ?? REAL,
    actor: context.actor,
    commandId: context.commandId,
    cause: null,
    body: draft.body as Record<string, unknown>,
  }))
}

/** State as it would be after the drafts; for plans that decide on the result of their own first events. */
export function reduceDrafts(state: HallState, drafts: readonly EventDraft[], context: Pick<PlanContext, 'now' | 'actor' | 'commandId'>): HallState {
  return toEvents(state.seq, drafts, context).reduce(reduce, state)
}

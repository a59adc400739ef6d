// SPDX-License-Identifier: Apache-2.0
import { EVENT_VERSION, type HallEvent } from '../domain/index.ts'
import { reduce, type HallState } from '../hall/index.ts'
import type { EventDraft, PlanContext } from './command.ts'

/** What of a plan's context goes into its events. */
export type DraftContext = Pick<PlanContext, 'now' | 'actor' | 'commandId' | 'realm'>

/** The events a draft becomes, numbered after `lastSeq`. */
export function toEvents(lastSeq: number, drafts: readonly EventDraft[], context: DraftContext): HallEvent[] {
  return drafts.map((draft, index) => ({
    v: EVENT_VERSION,
    seq: lastSeq + 1 + index,
    at: context.now,
    type: draft.type,
    realm: draft.realm ?? context.realm,
    actor: context.actor,
    commandId: context.commandId,
    cause: null,
    body: draft.body as Record<string, unknown>,
  }))
}

/** State as it would be after the drafts; for plans that decide on the result of their own first events. */
export function reduceDrafts(state: HallState, drafts: readonly EventDraft[], context: DraftContext): HallState {
  return toEvents(state.seq, drafts, context).reduce(reduce, state)
}

// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { MESSAGE_EVENTS } from './events.ts'
import type { OutboundMessage } from './state.ts'

const CLOSED_MESSAGES_KEPT = 200

/** How events of outbound messages change a realm. */
export const MESSAGE_REDUCERS: RealmReducers<typeof MESSAGE_EVENTS> = {
  'message.queued': queue,
  'message.withdrawn': (realm, body, event) => close(realm, { id: body.id, status: 'withdrawn', event, how: { reason: body.reason } }),
  'message.sent': (realm, body, event) => close(realm, { id: body.id, status: 'sent', event, how: { channel: body.channel, adapter: body.adapter } }),
  'message.withheld': (realm, body, event) => close(realm, { id: body.id, status: 'withheld', event, how: { reason: body.reason } }),
}

function queue(realm: RealmState, body: EventBody<'message.queued'>, { at, commandId, actor }: HallEvent): RealmState {
  if (ownValue(realm.messages, body.id)) return realm
  const message: OutboundMessage = { ...body, queuedAt: at, commandId, by: actor.principal, status: 'queued' }
  const corrected = body.corrects === undefined ? undefined : ownValue(realm.messages, body.corrects)
  const marked = corrected ? { [corrected.id]: { ...corrected, correctedBy: body.id } } : {}
  return { ...realm, messages: { ...realm.messages, ...marked, [body.id]: message } }
}

interface Closing {
  readonly id: string
  readonly status: Exclude<OutboundMessage['status'], 'queued'>
  readonly event: HallEvent
  readonly how: Pick<NonNullable<OutboundMessage['closed']>, 'reason' | 'adapter'> & { readonly channel?: 'console' | 'manual' | 'adapter' }
}

function close(realm: RealmState, { id, status, event, how }: Closing): RealmState {
  const message = ownValue(realm.messages, id)
  // What has gone out or was withdrawn stays so.
  if (message?.status !== 'queued') return realm
  const known = Object.fromEntries(Object.entries(how).filter(([, value]) => value !== undefined))
  const closed = { at: event.at, commandId: event.commandId, by: event.actor.principal, ...known }
  const messages = { ...realm.messages, [id]: { ...message, status, closed } }
  return {
    ...realm,
    messages: dropOldest(messages, { isDone: (one) => one.status !== 'queued', at: (one) => one.closed?.at ?? one.queuedAt, kept: CLOSED_MESSAGES_KEPT }),
  }
}

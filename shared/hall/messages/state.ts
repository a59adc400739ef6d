// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { Deadline } from '../../domain/index.ts'

/** Kinds of outbound messages: call into the hall, change of level, end, correction of a sent one, free words. */
export const MESSAGE_KINDS = ['callUp', 'change', 'standDown', 'correction', 'text'] as const
/** Kind of an outbound message. */
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** A message to people outside the hall. It waits, so that a mistake can be withdrawn; what was sent is only ever corrected. */
export interface OutboundMessage {
  readonly id: string
  readonly kind: MessageKind
  readonly recipients: readonly { readonly name: string; readonly postId?: string | undefined; readonly unitId?: string | undefined }[]
  readonly text: string
  readonly queuedAt: number
  /** From this instant on it can no longer be withdrawn. */
  readonly sendAt: number
  /** The command that queued it, and who sent that. */
  readonly commandId: string
  readonly by: string
  readonly status: 'queued' | 'sent' | 'withdrawn' | 'withheld'
  readonly responseId?: string | undefined
  readonly incidentId?: string | undefined
  readonly corrects?: string | undefined
  /** Newest correction of it. */
  readonly correctedBy?: string
  /** When it was sent, withdrawn or withheld, by which command, and how or why. */
  readonly closed?: {
    readonly at: number
    readonly commandId: string
    readonly by: string
    readonly channel?: 'console' | 'manual' | 'adapter'
    readonly adapter?: string | undefined
    readonly reason?: string | undefined
  }
}

/** Outbound messages of one realm. */
export interface MessageSlice {
  readonly messages: Readonly<Record<string, OutboundMessage>>
}

/** No message yet. */
export const NO_MESSAGES: MessageSlice = { messages: {} }

/** Messages that still wait, the next to go first. */
export function waitingMessages(realm: MessageSlice): OutboundMessage[] {
  return Object.values(realm.messages)
    .filter((message) => message.status === 'queued')
    .sort((a, b) => a.sendAt - b.sendAt || (a.id < b.id ? -1 : 1))
}

/** The message with this id. */
export function messageOf(realm: MessageSlice, id: string): OutboundMessage | undefined {
  return ownValue(realm.messages, id)
}

/** The instants at which waiting messages go out. */
export function messageDeadlines(realm: MessageSlice): Deadline[] {
  return waitingMessages(realm).map(({ id, queuedAt, sendAt }) => ({
    id: `message:${id}`,
    kind: 'message.send',
    subject: { kind: 'message', id },
    startAt: queuedAt,
    startBasis: 'known',
    dueAt: sendAt,
  }))
}

// SPDX-License-Identifier: Apache-2.0
import { REAL, realmOf, type HallState, type OutboundMessage } from '../../shared/hall/index.ts'
import type { HallEvent } from '../../shared/domain/index.ts'

/** A way out of the hall. It gets a message once its waiting time is over and the journal says it was sent. */
export interface OutboundAdapter {
  deliver(message: OutboundMessage): void
}

/** What the runner stands on. */
export interface OutboundHost {
  readonly hall: { state(): HallState; subscribe(listener: (events: readonly HallEvent[]) => void): () => void }
  readonly adapters: readonly OutboundAdapter[]
  readonly tell: (code: string, detail: string) => void
}

/**
 * Hands messages out after they were journalled as sent: a message nobody recorded never leaves the hall. Messages of
 * drills are withheld in the journal and never come here. The answer ends it.
 */
export function runOutbound({ hall, adapters, tell }: OutboundHost): () => void {
  return hall.subscribe((events) => {
    for (const { type, realm, body } of events) {
      if (type !== 'message.sent' || realm !== REAL) continue
      const message = realmOf(hall.state()).messages[String(body['id'])]
      if (message) deliver(message, adapters, tell)
    }
  })
}

/** The way there is today: the text comes up on the console as a notice, and people pass it on by telephone or on paper. */
export function consoleAdapter(tell: OutboundHost['tell']): OutboundAdapter {
  return {
    deliver: ({ id, recipients, text }) => tell('message-sent', `${id} → ${recipients.map((one) => one.name).join(', ')}: ${text}`),
  }
}

function deliver(message: OutboundMessage, adapters: readonly OutboundAdapter[], tell: OutboundHost['tell']): void {
  for (const adapter of adapters) {
    try {
      adapter.deliver(message)
    } catch (error) {
      // One way that fails must not close the others.
      tell('message-failed', `${message.id}: ${String(error)}`)
    }
  }
}

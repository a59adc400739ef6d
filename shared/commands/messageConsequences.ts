// SPDX-License-Identifier: Apache-2.0
import { waitingMessages } from '../hall/index.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

/** Messages whose waiting time is over go out. `console` is the one way there is: the text stands on the console and people pass it on. */
export function messageConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  return waitingMessages(realm)
    .filter((message) => message.sendAt <= now)
    .map((message) => ({
      name: 'message.sent',
      input: { messageId: message.id, channel: 'console' },
      commandId: `message:${message.id}:send`,
      realm: realmId,
    }))
}

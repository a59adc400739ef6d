// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { EventBody } from '../hall/index.ts'
import { messageOf, REAL, realmOf, type OutboundMessage } from '../hall/index.ts'
import { sendAtOf } from '../rules/outbound/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { refuse, type Refusal } from './refusals.ts'
import { ownValue } from '../base/index.ts'

const id = z.string().min(1).max(300)
const words = z.string().trim().min(1).max(200)
const text = z.string().trim().min(1).max(2000)
const reason = words.optional()
const waiting = z.strictObject({ messageId: z.string(), sendAt: z.number() })

const queue = defineCommand({
  summary: 'Queue a message to people outside the hall; it waits and can be withdrawn until it goes.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    recipients: z
      .array(z.strictObject({ name: words, postId: id.optional(), unitId: id.optional() }))
      .min(1)
      .max(500),
    text,
    responseId: id.optional(),
    incidentId: id.optional(),
  }),
  output: waiting,
  inverse: 'message.withdraw',
  plan: (state, input, context) => {
    const realm = realmOf(state, context.realm)
    if (input.responseId !== undefined && !ownValue(realm.responses, input.responseId))
      return refuse('unknown-response', { zh: `没有响应“${input.responseId}”`, en: `there is no response "${input.responseId}"` })
    if (input.incidentId !== undefined && !ownValue(realm.incidents, input.incidentId))
      return refuse('unknown-incident', { zh: `没有事件“${input.incidentId}”`, en: `there is no incident "${input.incidentId}"` })
    const body = { ...input, id: `message-${state.seq + 1}`, kind: 'text' as const, sendAt: sendAtOf(context.rules.outbound, context.now) }
    return accept([{ type: 'message.queued', body }], { messageId: body.id, sendAt: body.sendAt })
  },
})

const withdraw = defineCommand({
  summary: 'Withdraw a message that has not gone out yet.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ messageId: id, reason }),
  output: z.strictObject({ messageId: z.string() }),
  plan: (state, input, context) => {
    const message = messageOf(realmOf(state, context.realm), input.messageId)
    if (!message) return unknownMessage(input.messageId)
    if (message.status === 'withdrawn') return refuse('already-done', { zh: `消息“${message.id}”已撤回`, en: `message "${message.id}" was withdrawn before` })
    if (message.status !== 'queued' || context.now >= message.sendAt) return tooLate(message)
    return accept([withdrawal(message.id, input.reason)], { messageId: message.id })
  },
})

const correct = defineCommand({
  summary: 'Queue a correction of a message that was sent; the sent one stays as it is.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ messageId: id, text }),
  output: waiting,
  inverse: 'message.withdraw',
  plan: (state, input, context) => {
    const message = messageOf(realmOf(state, context.realm), input.messageId)
    if (!message) return unknownMessage(input.messageId)
    if (message.status !== 'sent')
      return refuse('wrong-state', {
        zh: `消息“${message.id}”未发出(${message.status}), 无从更正; 待发的请撤回`,
        en: `message "${message.id}" was not sent (${message.status}); a waiting one is withdrawn, not corrected`,
      })
    const draft = correctionOf(message, { id: `message-${state.seq + 1}`, text: input.text }, context)
    return accept([draft], { messageId: draft.body.id, sendAt: draft.body.sendAt })
  },
})

const sent = defineCommand({
  summary: 'The waiting time of a message is over: it is handed out; in a drill (演练) it is withheld instead.',
  roles: ['system'],
  input: z.strictObject({ messageId: id, channel: z.enum(['console', 'manual', 'adapter']), adapter: z.string().min(1).max(80).optional() }),
  output: z.strictObject({ messageId: z.string(), changed: z.boolean() }),
  plan: (state, input, context) => {
    const message = messageOf(realmOf(state, context.realm), input.messageId)
    if (!message) return unknownMessage(input.messageId)
    if (message.status !== 'queued') return accept([], { messageId: message.id, changed: false })
    if (context.now < message.sendAt)
      return refuse('wrong-state', { zh: `消息“${message.id}”尚在等待期`, en: `message "${message.id}" still waits until ${message.sendAt}` })
    const { messageId, ...how } = input
    const draft: EventDraft =
      context.realm === REAL
        ? { type: 'message.sent', body: { id: messageId, ...how } }
        : { type: 'message.withheld', body: { id: messageId, reason: 'drill' } }
    return accept([draft], { messageId, changed: true })
  },
})

/** Commands of outbound messages (外发消息). */
export const MESSAGE_COMMANDS = { 'message.queue': queue, 'message.withdraw': withdraw, 'message.correct': correct, 'message.sent': sent } as const

/** The event that withdraws a waiting message. */
export function withdrawal(messageId: string, why: string | undefined): EventDraft {
  return { type: 'message.withdrawn', body: { id: messageId, ...(why === undefined ? {} : { reason: why }) } }
}

/** The event that queues a correction of a message, to the same people. */
export function correctionOf(
  message: OutboundMessage,
  { id: correctionId, text: words }: { readonly id: string; readonly text: string },
  { now, rules }: Pick<PlanContext, 'now' | 'rules'>,
): { readonly type: 'message.queued'; readonly body: EventBody<'message.queued'> } {
  const { responseId, incidentId } = message
  return {
    type: 'message.queued',
    body: {
      id: correctionId,
      kind: 'correction',
      recipients: message.recipients.map((one) => ({ ...one })),
      text: words,
      sendAt: sendAtOf(rules.outbound, now),
      ...(responseId === undefined ? {} : { responseId }),
      ...(incidentId === undefined ? {} : { incidentId }),
      corrects: message.id,
    },
  }
}

function unknownMessage(messageId: string): Refusal {
  return refuse('unknown-message', { zh: `没有外发消息“${messageId}”`, en: `there is no outbound message "${messageId}"` })
}

function tooLate(message: OutboundMessage): Refusal {
  return refuse('too-late', {
    zh: `消息“${message.id}”的撤回时限已过, 请另发更正`,
    en: `message "${message.id}" can no longer be withdrawn; send a correction`,
  })
}

// SPDX-License-Identifier: Apache-2.0
import { compactText, isoText } from '../model/stamp.ts'
import { HOUR_MS, SECOND_MS } from '../model/world.ts'
import type { WarningStep } from '../stories/story.ts'
import type { Moment, World } from '../model/world.ts'
import type { Colour } from './colour.ts'

/** One CAP message of a chain, with its stamps. */
export interface WarningMessage {
  readonly step: WarningStep
  readonly identifier: string
  readonly sender: string
  readonly sent: string
  readonly sentAt: number
  readonly expires: string
  /** `sender,identifier,sent` of the message it replaces or cancels. */
  readonly references: string | null
  readonly headline: string
  readonly event: string
  /** In force now: newest of its chain and not a Cancel. */
  readonly inForce: boolean
}

const COLOUR_NAMES: Readonly<Record<Colour, string>> = { blue: '蓝色', yellow: '黄色', orange: '橙色', red: '红色' }
const GRAVITY: Readonly<Record<Colour, number>> = { blue: 1, yellow: 2, orange: 3, red: 4 }
const VALID_HOURS = 12
const INDEX_HOURS = 24
const SENDERS = {
  district: { code: '31011741600000', name: '松江区气象台(演示)', address: 'warning@district.invalid' },
  city: { code: '31000041600000', name: '上海市气象台(演示)', address: 'warning@city.invalid' },
} as const

/** The Chinese name of a warning's colour. */
export function colourName(colour: Colour): string {
  return COLOUR_NAMES[colour]
}

/** The office that sends a step's message. */
export function senderOf(step: WarningStep): (typeof SENDERS)['district' | 'city'] {
  return SENDERS[step.sender]
}

/** Every message sent up to a moment and not older than a day, oldest first. */
export function messagesAt(world: World, moment: Moment): WarningMessage[] {
  const newest = new Map<string, WarningMessage>()
  const messages: WarningMessage[] = []
  const steps = world.story.warnings.flatMap((step) => renewals(world, step, moment)).sort((left, right) => left.at - right.at)
  steps.forEach((step, index) => {
    const message = messageOf(step, { moment, index, before: newest.get(step.chain) })
    newest.set(step.chain, message)
    messages.push(message)
  })
  return messages
    .filter((message) => newest.get(message.step.chain) === message || message.sentAt > moment.zeroAt + moment.elapsedMs - INDEX_HOURS * HOUR_MS)
    .map((message) => ({ ...message, inForce: newest.get(message.step.chain) === message && message.step.type !== 'Cancel' }))
}

/** The gravest warning in force, the newest of equals; null when there is none. */
export function gravest(messages: readonly WarningMessage[]): WarningMessage | null {
  return messages.reduce<WarningMessage | null>((best, message) => {
    if (!message.inForce) return best
    return best === null || GRAVITY[message.step.colour] >= GRAVITY[best.step.colour] ? message : best
  }, null)
}

/** A step as soon as it is due, and its renewals (继续发布) before it expires, as long as no later step ends it. */
function renewals(world: World, step: WarningStep, moment: Moment): WarningStep[] {
  const nowS = moment.elapsedMs / SECOND_MS
  if (step.at > nowS) return []
  if (step.type === 'Cancel') return [step]
  const later = world.story.warnings.filter((other) => other.chain === step.chain && other.at > step.at).map((other) => other.at)
  const endS = Math.min(nowS, ...later)
  const everyS = (VALID_HOURS - 1) * 3600
  const count = Math.max(0, Math.floor((endS - step.at) / everyS))
  const repeats = Array.from({ length: count }, (_unused, index) => ({ ...step, type: 'Update' as const, at: step.at + (index + 1) * everyS }))
  return [step, ...repeats]
}

function messageOf(step: WarningStep, about: { moment: Moment; index: number; before: WarningMessage | undefined }): WarningMessage {
  const sentAt = about.moment.zeroAt + step.at * SECOND_MS
  const sender = senderOf(step)
  const event = `${step.warningType}${colourName(step.colour)}预警`
  const verbs = { Alert: '发布', Update: about.before?.step.colour === step.colour ? '继续发布' : '更新为', Cancel: '解除' } as const
  const before = about.before
  return {
    step,
    identifier: `${sender.code}_${compactText(sentAt)}_${about.index % 10}`,
    sender: sender.address,
    sent: isoText(sentAt),
    sentAt,
    expires: isoText(sentAt + VALID_HOURS * HOUR_MS),
    references: before === undefined ? null : `${before.sender},${before.identifier},${before.sent}`,
    headline: `${sender.name}${verbs[step.type]}${event}`,
    event,
    inForce: false,
  }
}

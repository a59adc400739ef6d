// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../../shared/domain/index.ts'
import { EVENT_BODIES, type EventBody, type EventType } from '../../../shared/hall/index.ts'
import { beijingDay, clockText } from '../../ui/index.ts'
import { momentText } from '../rewind/moment.ts'

/** A value inside an action's words: plain text, a layout or an incident to be named, or words by key. */
export type ActionValue = string | { readonly layout: string } | { readonly incident: string } | { readonly words: string }

/** What was done, as a key of `console.actions` and its values. */
export interface Told {
  readonly key: string
  readonly values: Readonly<Record<string, ActionValue>>
}

/** One line of the list of actions. */
export interface ActionLine extends Told {
  readonly seq: number
  readonly at: number
  /** The principal: `console`, `wall-keyboard`, `admin`, `system` … */
  readonly who: string
  readonly commandId: string
}

type Tellers = { readonly [Type in EventType]?: (body: EventBody<Type>, at: number) => Told }

// Feed facts and notices are no actions of people; they have lists of their own.
const TELLERS: Tellers = {
  'session.started': () => told('sessionStarted'),
  'config.accepted': () => told('configAccepted'),
  'layout.previewed': (body) => (body.layoutId === null ? told('previewCleared') : told('layoutPreviewed', { layout: { layout: body.layoutId } })),
  'layout.taken': (body) => told('layoutTaken', { layout: { layout: body.layoutId } }),
  'layout.returned': () => told('layoutReturned'),
  'timeline.set': ({ timeline }, at) => {
    if (timeline.mode === 'live') return told('timelineLive')
    const time = beijingDay(timeline.at) === beijingDay(at) ? clockText(timeline.at) : momentText(timeline.at)
    return timeline.rate === 0 ? told('timelinePaused', { time }) : told('timelineRewound', { time, rate: String(timeline.rate) })
  },
  'camera.settled': () => told('cameraSettled'),
  'wall.appearanceSet': (body) =>
    body.theme
      ? told('themeSet', { theme: { words: 'console.theme.' + body.theme } })
      : told('languageSet', { language: { words: 'console.languages.' + (body.locale ?? 'zh-CN') } }),
  'demonstration.set': (body) => told(body.running ? 'demonstrationStarted' : 'demonstrationStopped'),
  'incident.mainChosen': (body) => (body.incidentId === null ? told('mainAutomatic') : told('mainChosen', { incident: { incident: body.incidentId } })),
  'response.raised': (body) =>
    told('responseRaised', { level: { words: `common.levelNumeral.${body.level}` }, class: { words: 'common.incidentClass.' + body.headquarters } }),
  'response.adjusted': (body) => told('responseAdjusted', { level: { words: `common.levelNumeral.${body.level}` } }),
  'response.ended': () => told('responseEnded'),
  'undo.applied': (body) => told(body.redo ? 'redone' : 'undone'),
  'message.withdrawn': () => told('messageWithdrawn'),
}

/** The event as a line, or null when it is none of the actions people and the system take. */
export function actionLine(event: HallEvent): ActionLine | null {
  if (!Object.hasOwn(TELLERS, event.type)) return null
  const type = event.type as EventType
  const body = EVENT_BODIES[type].safeParse(event.body)
  if (!body.success) return null
  const teller = TELLERS[type] as (body: unknown, at: number) => Told
  return { ...teller(body.data, event.at), seq: event.seq, at: event.at, who: event.actor.principal, commandId: event.commandId }
}

/** Lines with the newer events in front, at most `limit`. A command's further events (the camera of a take) are part of its first. */
export function withEvents(lines: readonly ActionLine[], events: readonly HallEvent[], limit: number): readonly ActionLine[] {
  let next = lines
  for (const event of events) {
    const line = actionLine(event)
    if (!line || line.seq <= (next[0]?.seq ?? 0) || line.commandId === next[0]?.commandId) continue
    next = [line, ...next].slice(0, limit)
  }
  return next
}

function told(key: string, values: Told['values'] = {}): Told {
  return { key, values }
}

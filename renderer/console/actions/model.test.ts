// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { HallEvent } from '../../../shared/domain/index.ts'
import { EVENT_BODIES } from '../../../shared/hall/index.ts'
import { consoleWords } from '../../app/locales/console.ts'
import { actionLine, withEvents } from './model.ts'

let seq = 0
function event(type: string, body: Record<string, unknown>, commandId = `c${seq}`): HallEvent {
  return { v: 1, seq: ++seq, at: 1_800_000_000_000 + seq, type, realm: 'real', actor: { principal: 'console', role: 'operator' }, commandId, cause: null, body }
}
const REPLAY = { v: 1, mode: 'replay', at: Date.UTC(2026, 6, 18, 4), since: 1_800_000_000_000 }
const samples: Array<[string, Record<string, unknown>]> = [
  ['session.started', { product: 'p', runtime: 'r', screens: ['s1'], layoutId: 'overview', forceLayout: false }],
  ['config.accepted', { hash: 'h', origin: 'o' }],
  ['layout.previewed', { layoutId: 'map' }],
  ['layout.previewed', { layoutId: null }],
  ['layout.taken', { layoutId: 'map', screens: ['s1'], commitAt: 1_800_000_000_000 }],
  ['layout.returned', { screens: ['s1'], commitAt: 1_800_000_000_000 }],
  ['timeline.set', { screens: ['s1'], timeline: { v: 1, mode: 'live' } }],
  ['timeline.set', { screens: ['s1'], timeline: { ...REPLAY, rate: 4 } }],
  ['timeline.set', { screens: ['s1'], timeline: { ...REPLAY, rate: 0 } }],
  ['wall.appearanceSet', { theme: 'light' }],
  ['wall.appearanceSet', { locale: 'en' }],
  ['demonstration.set', { running: true }],
  ['incident.mainChosen', { incidentId: 'i1' }],
  ['incident.mainChosen', { incidentId: null }],
  [
    'response.raised',
    {
      id: 'r',
      headquarters: 'natural',
      level: 3,
      plan: 'p',
      approval: { approver: 'a', way: 'oral', at: 1_800_000_000_000, clause: 'c', recordedBy: 'console' },
    },
  ],
  ['response.ended', { id: 'r', summary: 's' }],
  ['undo.applied', { undoes: 'c', seq: 1, redo: false, restored: [], commitAt: 1_800_000_000_000 }],
  ['undo.applied', { undoes: 'c', seq: 1, redo: true, restored: [], commitAt: 1_800_000_000_000 }],
  ['message.withdrawn', { id: 'm' }],
]

test.each(samples)('%s %o has words whose values are all given', (type, body) => {
  expect(EVENT_BODIES[type as keyof typeof EVENT_BODIES].safeParse(body).success, 'the sample itself').toBe(true)
  const line = actionLine(event(type, body))!
  for (const words of [consoleWords.zh, consoleWords.en]) {
    const text = words.actions[line.key as keyof typeof words.actions] as string
    const wanted = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
    expect(Object.keys(line.values)).toEqual(expect.arrayContaining(wanted))
  }
})

test('facts of feeds, notices and unknown events are no actions', () => {
  expect(actionLine(event('notice.raised', { code: 'x', detail: '' }))).toBeNull()
  expect(actionLine(event('report.received', {}))).toBeNull()
  expect(actionLine(event('toString.constructor', {}))).toBeNull()
  expect(actionLine(event('layout.taken', { layoutId: 7 }))).toBeNull()
})

test('newest first, bounded, each once; the camera of a take is no line of its own', () => {
  const taken = event('layout.taken', samples[4]![1], 'take')
  const flown = event('camera.settled', { viewId: 'district', track: {} }, 'take')
  const returned = event('layout.returned', samples[5]![1])
  const lines = withEvents([], [taken, flown, returned], 10)
  expect(lines.map((line) => line.key)).toEqual(['layoutReturned', 'layoutTaken'])
  expect(withEvents(lines, [taken, returned], 10)).toEqual(lines)
  expect(withEvents(lines, [event('layout.returned', samples[5]![1])], 2)).toHaveLength(2)
})

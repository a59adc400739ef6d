// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DESK_NOW, deskWithWall, type WallDesk } from '../../test/fixtures/wallDesk.ts'
import { RESPONSE_SAMPLES } from '../../test/fixtures/commands/response.ts'
import { canonicalJson } from '../base/index.ts'
import { NORMAL_CAMERA } from '../domain/camera.ts'
import { realmOf, UNDO_KEPT, type HallState } from '../hall/index.ts'
import { SHIPPED_LAYOUTS } from '../layouts/index.ts'
import type { CommandName } from './index.ts'

type Step = readonly [name: CommandName, input: object]

const screens = fc.subarray(['s1', 's2'], { minLength: 1 })
const layoutId = fc.constantFrom(...SHIPPED_LAYOUTS.map((layout) => layout.id))
const { good: raise } = RESPONSE_SAMPLES['response.raise']
const { id: _id, ...adjust } = RESPONSE_SAMPLES['response.adjust'].good
const { id: __id, ...end } = RESPONSE_SAMPLES['response.end'].good
const place = fc.record({ memberId: fc.constantFrom('emergency', 'police', 'urban-management', 'water:head') })

// Ids of responses are made of event numbers; `response` stands for the newest one and is filled in when the step is taken.
const STEPS: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constant('layout.take' as const), fc.record({ layoutId, screens })),
  fc.tuple(fc.constant('layout.back' as const), fc.record({ screens })),
  fc.tuple(fc.constant('layout.preview' as const), fc.record({ layoutId: fc.option(layoutId) })),
  fc.tuple(fc.constant('timeline.rewind' as const), fc.record({ at: fc.integer({ min: DESK_NOW - 3_600_000, max: DESK_NOW }), screens })),
  fc.tuple(fc.constant('timeline.live' as const), fc.constant({})),
  fc.tuple(fc.constant('wall.appearance' as const), fc.record({ theme: fc.constantFrom('dark', 'light'), locale: fc.constantFrom('zh-CN', 'en') })),
  fc.tuple(
    fc.constant('map.fly' as const),
    fc.record({ viewId: fc.constantFrom('district', 'side'), lon: fc.integer({ min: 120, max: 122 }) }).map(({ viewId, lon }) => ({
      viewId,
      track: { from: NORMAL_CAMERA, to: { ...NORMAL_CAMERA, lon }, startAt: DESK_NOW, durationMs: 0 },
    })),
  ),
  fc.constant(['response.raise', raise] as Step),
  fc.constant(['response.raise', { ...raise, headquarters: 'health', planId: 'epidemic', level: 4 }] as Step),
  fc.tuple(
    fc.constant('response.adjust' as const),
    fc.record({ level: fc.constantFrom(3, 4) }).map((change) => ({ ...adjust, ...change })),
  ),
  fc.constant(['response.end', end] as Step),
  fc.constant(['response.completeStep', { stepId: 'patrol' }] as Step),
  fc.tuple(fc.constant('muster.signIn' as const), place),
  fc.tuple(
    fc.constant('muster.answer' as const),
    place.map((one) => ({ ...one, way: 'phone' })),
  ),
  fc.tuple(
    fc.constant('muster.excuse' as const),
    place.map((one) => ({ ...one, reason: '外出', substitute: { name: '替补' } })),
  ),
)

function take(desk: WallDesk, [name, input]: Step) {
  const newest = Object.keys(realmOf(desk.state).responses).at(-1) ?? 'none'
  const id = name.startsWith('muster.') ? { responseId: newest } : /^response\.(adjust|end|completeStep)/.test(name) ? { id: newest } : {}
  desk.wait(1000)
  return desk.run(name, { ...input, ...id })
}

// Everything that undoing is about: the wall without the instant of the last change, the main incident, the responses.
function projection(state: HallState): string {
  const { takenAt: _takenAt, ...wall } = state.wall
  const { mainIncidentId, responses } = realmOf(state)
  return canonicalJson({ wall, mainIncidentId, responses })
}

const touched = (desk: WallDesk, commandId: string): Set<string> =>
  new Set(desk.state.undo.find((one) => one.commandId === commandId)?.touched.flatMap(({ keys }) => keys.map((key) => key.join('/'))))

test('undo after do leaves the wall and the responses as they were; redo does it again; whatever came before', () => {
  fc.assert(
    fc.property(fc.array(STEPS, { maxLength: 6 }), STEPS, (before, last) => {
      const desk = deskWithWall()
      for (const step of before) take(desk, step)
      const was = projection(desk.state)
      const plan = take(desk, last)
      const done = projection(desk.state)
      const { commandId } = desk.context
      if (!plan.ok || done === was) return void expect(desk.run('hall.undo', { commandId }).ok).toBe(touched(desk, commandId).size > 0)
      const { takenAt } = desk.state.wall
      desk.value('hall.undo', { commandId })
      expect(projection(desk.state)).toBe(was)
      expect(desk.state.wall.takenAt).toBeGreaterThanOrEqual(takenAt)
      desk.value('hall.undo', { commandId: desk.context.commandId })
      expect(projection(desk.state)).toBe(done)
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

test('undone in the reverse order, a whole sequence leads back step by step; the log only grows', () => {
  fc.assert(
    fc.property(fc.array(STEPS, { maxLength: 8 }), (steps) => {
      const desk = deskWithWall()
      const states = [projection(desk.state)]
      for (const step of steps) {
        take(desk, step)
        if (projection(desk.state) !== states.at(-1)) states.push(projection(desk.state))
      }
      const { length } = desk.events
      for (let index = states.length - 2; index >= 0; index -= 1) {
        desk.value('hall.undo', {})
        expect(projection(desk.state)).toBe(states[index])
      }
      expect(desk.events.length).toBeGreaterThanOrEqual(length + states.length - 1)
      expect(desk.state.undo.length).toBeLessThanOrEqual(UNDO_KEPT)
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

test('a command is superseded exactly when a later one touched one of its keys', () => {
  fc.assert(
    fc.property(fc.array(STEPS, { maxLength: 3 }), STEPS, STEPS, (before, first, second) => {
      const desk = deskWithWall()
      for (const step of before) take(desk, step)
      take(desk, first)
      const older = desk.context.commandId
      const was = touched(desk, older)
      take(desk, second)
      const newer = desk.context.commandId
      const overlaps = [...touched(desk, newer)].some((key) => was.has(key))
      const plan = desk.plan('hall.undo', { commandId: older })
      if (was.size === 0) expect(plan).toMatchObject({ ok: false, code: 'nothing-to-undo' })
      else if (overlaps) expect(plan).toMatchObject({ ok: false, code: 'superseded', message: expect.stringContaining(newer) })
      else expect(plan.ok).toBe(true)
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

test('entering a replay undone is live again', () => {
  const desk = deskWithWall()
  desk.value('timeline.rewind', { at: DESK_NOW - 60_000 })
  desk.value('hall.undo', {})
  expect(Object.values(desk.state.wall.screens).map((screen) => screen.timeline.mode)).toEqual(['live', 'live'])
})

test('everybody undoes his own newest by default, and may name a command of another', () => {
  const desk = deskWithWall()
  desk.value('layout.take', { layoutId: 'map', screens: ['s1'] })
  const first = desk.context.commandId
  desk.context = { ...desk.context, actor: { principal: 'token:desk-2', role: 'operator' } }
  desk.value('layout.take', { layoutId: 'emergency', screens: ['s2'] })
  expect(desk.value('hall.undo', {})).toMatchObject({ undone: 'c3' })
  expect(desk.run('hall.undo', {})).toMatchObject({ ok: false, code: 'nothing-to-undo' })
  expect(desk.value('hall.undo', { commandId: first })).toMatchObject({ undone: first, redo: false })
  expect(desk.run('hall.undo', { commandId: first })).toMatchObject({ ok: false, code: 'nothing-to-undo', message: expect.stringContaining('token:desk-2') })
  expect(Object.values(desk.state.wall.screens).map((screen) => screen.layoutId)).toEqual(['overview', 'overview'])
})

test('an undoing cannot be taken back over the head of a later one', () => {
  const desk = deskWithWall()
  const ids = ['map', 'emergency'].map((layoutId) => (desk.value('layout.take', { layoutId }), desk.context.commandId))
  const undoings = [ids[1], ids[0]].map((commandId) => (desk.value('hall.undo', { commandId }), desk.context.commandId))
  expect(desk.run('hall.undo', { commandId: undoings[0] })).toMatchObject({ ok: false, code: 'superseded', message: expect.stringContaining(undoings[1]!) })
  desk.value('hall.undo', { commandId: undoings[1] })
  desk.value('hall.undo', { commandId: undoings[0] })
  expect(desk.state.wall.screens['s1']?.layoutId).toBe('emergency')
})

test.each([
  ['layout.take', { layoutId: 'map' }, true],
  ['timeline.rewind', { at: DESK_NOW - 1 }, true],
  ['wall.appearance', { theme: 'light' }, false],
  ['response.raise', raise, false],
] as const)('a presenter undoes %s: %#', (name, input, isAllowed) => {
  const desk = deskWithWall()
  desk.value(name, input)
  const { commandId } = desk.context
  desk.context = { ...desk.context, actor: { principal: 'token:presenter', role: 'presenter' } }
  const plan = desk.run('hall.undo', { commandId })
  expect(plan.ok || plan.code).toBe(isAllowed ? true : 'forbidden')
})

test('what the system did, a layout that is gone, and what lies too far back are not undone', () => {
  const desk = deskWithWall()
  expect(desk.run('hall.undo', { commandId: 'c1' })).toMatchObject({ ok: false, code: 'nothing-to-undo' })
  desk.value('layout.take', { layoutId: 'map' })
  const withoutOverview = { ...desk.context, layouts: SHIPPED_LAYOUTS.filter((layout) => layout.id !== 'overview') }
  const known = desk.context
  desk.context = withoutOverview
  expect(desk.run('hall.undo', { commandId: 'c9' })).toMatchObject({ ok: false, code: 'nothing-to-undo' })
  expect(desk.run('hall.undo', {})).toMatchObject({ ok: false, code: 'unknown-layout' })
  desk.context = known
  for (let turn = 0; turn < UNDO_KEPT; turn += 1) desk.value('wall.appearance', { theme: turn % 2 === 0 ? 'light' : 'dark' })
  expect(desk.run('hall.undo', { commandId: 'c2' })).toMatchObject({ ok: false, code: 'nothing-to-undo' })
  expect(desk.state.undo).toHaveLength(UNDO_KEPT)
})

test('dragging the map does not push out the switch before it', () => {
  const desk = deskWithWall()
  desk.value('layout.preview', { layoutId: 'map' })
  const { commandId } = desk.context
  for (let turn = 0; turn < 3 * UNDO_KEPT; turn += 1) {
    const to = { ...NORMAL_CAMERA, lon: 121 + turn / 1000 }
    desk.value('map.fly', { viewId: 'district', track: { from: NORMAL_CAMERA, to, startAt: DESK_NOW, durationMs: 0 } })
  }
  expect(desk.state.undo).toHaveLength(UNDO_KEPT)
  expect(desk.value('hall.undo', { commandId })).toMatchObject({ restored: ['preview'] })
})

test('undoing a raise withdraws what waits, corrects what went out, and doing it again sends it again', () => {
  const desk = deskWithWall()
  const messages = () => Object.values(realmOf(desk.state).messages).map(({ kind, status }) => `${kind} ${status}`)
  desk.value('response.raise', raise)
  desk.wait(59_999)
  const early = desk.value('hall.undo', {})
  expect([early['withdrawn'], early['corrections'], messages()]).toEqual([[expect.any(String)], [], ['callUp withdrawn']])
  expect(desk.value('hall.undo', { commandId: desk.context.commandId })).toMatchObject({ redo: true, queuedAgain: [expect.any(String)] })
  expect(messages()).toEqual(['callUp withdrawn', 'callUp queued'])
  desk.wait(60_000)
  const late = desk.value('hall.undo', { commandId: desk.context.commandId })
  expect([late['withdrawn'], late['corrections'], messages()]).toEqual([[], [expect.any(String)], ['callUp withdrawn', 'callUp queued', 'correction queued']])
})

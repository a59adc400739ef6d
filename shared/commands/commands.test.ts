// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryOf } from '../../test/contracts/arbitrary.ts'
import { canonicalJson } from '../base/index.ts'
import { DEFAULT_RULES } from '../rules/hallRules.ts'
import { EMPTY_HALL, EVENT_BODIES, REAL, reduce, realmOf, type HallState } from '../hall/index.ts'
import { SHIPPED_LAYOUTS } from '../layouts/index.ts'
import {
  COMMANDS,
  REFUSAL_CODES,
  commandsForGoneLayouts,
  toEvents,
  type Command,
  type CommandName,
  type EventDraft,
  type Plan,
  type PlanContext,
} from './index.ts'

const NOW = 1_790_000_000_000
const ROWS = COMMANDS as unknown as Record<CommandName, Command>
const NAMES = Object.keys(COMMANDS) as CommandName[]
const INPUTS = new Map(NAMES.map((name) => [name, arbitraryOf(ROWS[name].input)]))
const steps = fc.array(
  fc.constantFrom(...NAMES).chain((name) => INPUTS.get(name)!.map((input) => ({ name, input }))),
  { maxLength: 25 },
)

const context = (): PlanContext => ({
  now: NOW,
  actor: { principal: 'test', role: 'operator' },
  commandId: 'c',
  layouts: SHIPPED_LAYOUTS,
  rules: DEFAULT_RULES,
  realm: REAL,
  recordedFrom: NOW - 3_600_000,
})
const apply = (state: HallState, drafts: readonly EventDraft[]) => toEvents(state.seq, drafts, context()).reduce(reduce, state)

function run(state: HallState, name: CommandName, input: unknown): { state: HallState; plan: Plan<unknown> } {
  const plan = ROWS[name].plan(state, ROWS[name].input.parse(input), context())
  return { state: plan.ok ? apply(state, plan.events) : state, plan }
}

const START = run(EMPTY_HALL, 'system.startSession', { product: '0', runtime: 't', screens: ['s1', 's2'], layoutId: 'overview', forceLayout: false }).state
const incident = { id: 'water-1', source: 'street', rev: 0, position: { lon: 121.22, lat: 31.03 }, times: {}, incident: { title: '积水', grade: 'larger' } }

test('whatever comes, plans answer, their events are valid, their values fit, and the same events give the same state', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (sequence, started) => {
      let state = started ? START : EMPTY_HALL
      let twin = state
      for (const { name, input } of sequence) {
        const plan = ROWS[name].plan(state, input, context())
        if (!plan.ok) {
          expect(REFUSAL_CODES).toContain(plan.code)
          continue
        }
        for (const draft of plan.events) expect(EVENT_BODIES[draft.type].safeParse(draft.body).error, `${name} ${JSON.stringify(input)}`).toBeUndefined()
        expect(ROWS[name].output.safeParse(plan.value).error).toBeUndefined()
        const before = canonicalJson(state)
        const events = toEvents(state.seq, plan.events, context())
        const next = events.reduce(reduce, state)
        expect(canonicalJson(state)).toBe(before)
        twin = (JSON.parse(JSON.stringify(events)) as typeof events).reduce(reduce, twin)
        state = next
      }
      expect(canonicalJson(twin)).toBe(canonicalJson(state))
      expect(Object.getPrototypeOf(realmOf(state).warnings)).toBe(Object.prototype)
    }),
    { numRuns: 1500 },
  )
}, 60_000)

test('take and back are inverse on what the screens show, whichever layouts and screens', () => {
  const layoutId = fc.constantFrom(...SHIPPED_LAYOUTS.map((layout) => layout.id))
  const take = fc.record({ layoutId, screens: fc.subarray(['s1', 's2'], { minLength: 1 }) })
  const shown = (state: HallState) => canonicalJson(Object.entries(state.wall.screens).map(([id, screen]) => [id, screen.layoutId, screen.timeline]))
  fc.assert(
    fc.property(fc.array(take, { maxLength: 6 }), take, (before, last) => {
      const state = before.reduce((current, input) => run(current, 'layout.take', input).state, START)
      const taken = run(state, 'layout.take', last)
      const changed = taken.plan.ok && taken.plan.events.length > 0
      if (changed) expect(shown(run(taken.state, 'layout.back', { screens: last.screens }).state)).toBe(shown(state))
      else expect(shown(taken.state)).toBe(shown(state))
    }),
  )
})

test('taking the incident layout flies to the incident, going back flies home', () => {
  let { state } = run(START, 'incident.record', incident)
  state = run(state, 'layout.take', { layoutId: 'emergency' }).state
  expect(state.wall.cameras['district']?.to.lon).toBeCloseTo(121.22, 1)
  const home = state.wall.cameras['district']!.from
  state = run(state, 'layout.back', {}).state
  expect(state.wall.cameras['district']?.to).toEqual(home)
})

test('layouts that left the configuration are left by wall and preview, and passed over on the way back', () => {
  const own = { ...SHIPPED_LAYOUTS[0]!, id: 'own' }
  const withOwn = { ...context(), layouts: [...SHIPPED_LAYOUTS, own] }
  const step = (state: HallState, [name, input]: readonly [CommandName, unknown], setting = context()): HallState => {
    const plan = ROWS[name].plan(state, ROWS[name].input.parse(input), setting)
    return plan.ok ? apply(state, plan.events) : state
  }
  const before = (
    [
      ['layout.take', { layoutId: 'map', screens: ['s1'] }],
      ['layout.take', { layoutId: 'own', screens: ['s1'] }],
      ['layout.preview', { layoutId: 'own' }],
    ] as const
  ).reduce((state, one) => step(state, one, withOwn), START)
  expect(commandsForGoneLayouts(before, withOwn.layouts)).toEqual([])
  const after = commandsForGoneLayouts(before, SHIPPED_LAYOUTS).reduce((state, { name, input }) => step(state, [name, input]), before)
  const first = SHIPPED_LAYOUTS[0]!.id
  expect([after.wall.screens['s1']?.layoutId, after.wall.screens['s2'], after.wall.previewLayoutId]).toEqual([first, START.wall.screens['s2'], null])
  const back = step(after, ['layout.back', {}])
  expect(back.wall.screens['s1']).toMatchObject({ layoutId: 'map', previousLayoutIds: ['overview'] })
  const onlyGone = step(step(START, ['layout.take', { layoutId: 'own', screens: ['s2'] }], withOwn), ['layout.take', { layoutId: 'map', screens: ['s2'] }])
  const gone = { ...onlyGone, wall: { ...onlyGone.wall, screens: { s2: { ...onlyGone.wall.screens['s2']!, previousLayoutIds: ['own'] } } } }
  expect(run(gone, 'layout.back', {}).plan).toMatchObject({ ok: false, code: 'nothing-to-go-back-to' })
})

test.each([
  ['layout.preview', { layoutId: 'nothing' }, 'unknown-layout'],
  ['layout.take', {}, 'nothing-to-take'],
  ['layout.take', { layoutId: 'map', screens: ['s9'] }, 'unknown-screen'],
  ['layout.take', { layoutId: 'map', screens: ['constructor'] }, 'unknown-screen'],
  ['layout.back', {}, 'nothing-to-go-back-to'],
  ['timeline.live', {}, 'already-live'],
  ['timeline.live', { screens: ['s9'] }, 'unknown-screen'],
  ['timeline.rewind', { at: NOW + 1 }, 'not-recorded'],
  ['timeline.rewind', { at: NOW - 3_600_001 }, 'not-recorded'],
  ['timeline.rewind', { at: NOW, screens: ['s9'] }, 'unknown-screen'],
  ['incident.choose', { incidentId: 'constructor' }, 'unknown-incident'],
  ['response.end', { id: '__proto__', summary: '完' }, 'unknown-response'],
] as const)('%s %j is refused: %s', (name, input, code) => {
  expect(run(START, name, input).plan).toMatchObject({ ok: false, code })
})

test('a wall without screens refuses what needs one', () => {
  for (const [name, input] of [
    ['layout.take', { layoutId: 'map' }],
    ['timeline.rewind', { at: NOW - 1 }],
  ] as const) {
    expect(run(EMPTY_HALL, name, input).plan).toMatchObject({ ok: false, code: 'unknown-screen' })
  }
})

test('rewind and live are inverse; the boundaries of the record are included', () => {
  for (const at of [NOW - 3_600_000, NOW]) {
    const { state } = run(START, 'timeline.rewind', { at })
    expect(state.wall.screens['s1']?.timeline).toEqual({ v: 1, mode: 'replay', at, since: NOW, rate: 1 })
    expect(run(state, 'timeline.live', {}).state.wall).toEqual(START.wall)
  }
})

test('the same identifier of another authority is another warning', () => {
  const warning = { hazard: '雨', colour: 'red', headline: 'x', sender: 'x', sentAt: NOW, messageType: 'alert', references: [], status: 'actual' }
  const once = run(START, 'warning.record', { id: 'w', source: 'weather', warning })
  expect(run(once.state, 'warning.record', { id: 'w', source: 'flood', warning }).plan).toMatchObject({ ok: true, value: { changed: true } })
})

test('repeating what a feed said makes no event', () => {
  for (const [name, input] of [
    ['incident.record', incident],
    ['report.receive', { id: '__proto__', source: 'police', kind: 'call', summary: '积水' }],
    [
      'warning.record',
      {
        id: 'constructor',
        source: 'weather',
        warning: { hazard: '雨', colour: 'red', headline: 'x', sender: 'x', sentAt: NOW, messageType: 'alert', references: [], status: 'actual' },
      },
    ],
  ] as const) {
    const once = run(START, name, input)
    expect(once.plan).toMatchObject({ ok: true, value: { changed: true } })
    expect(run(once.state, name, input).plan).toMatchObject({ ok: true, events: [], value: { changed: false } })
  }
})

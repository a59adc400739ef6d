// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DESK_NOW, deskWithWall, type WallDesk } from '../../test/fixtures/wallDesk.ts'
import { RESPONSE_SAMPLES } from '../../test/fixtures/commands/response.ts'
import type { Rank } from '../domain/index.ts'
import { activeResponses, EMPTY_HALL, realmOf, reduce, type HallState, type Organisation } from '../hall/index.ts'
import { SHIPPED_LAYOUTS } from '../layouts/index.ts'
import { DEFAULT_RULES } from '../rules/hallRules.ts'

const { good: RAISE } = RESPONSE_SAMPLES['response.raise']
const APPROVAL = { approver: { name: '甲', rank: 'districtHead' }, way: 'written', approvedAt: DESK_NOW, clause: '4.2', recordedBy: { name: '乙' } }
const GAS = { headquarters: 'accident', planId: 'gas-leak', level: 3, ...APPROVAL }
const END = { summary: '积水已退, 恢复通行', ...APPROVAL }
const shown = ({ wall }: HallState): (string | undefined)[] => ['s1', 's2'].map((id) => wall.screens[id]?.layoutId)
const idOf = (desk: WallDesk, input: object): string => desk.value('response.raise', input)['id'] as string

const ORGANISATION: Organisation = {
  asOf: DESK_NOW,
  demonstration: true,
  units: { water: { id: 'water', name: '区水务局', kind: 'department' }, emergency: { id: 'emergency', name: '区应急局', kind: 'department' } },
  posts: {
    'leader:district-head': { id: 'leader:district-head', unitId: 'committee', title: '区长', rank: 'districtHead' },
    'water:head': { id: 'water:head', unitId: 'water', title: '局长', rank: 'departmentHead', person: '王五' },
    'emergency:duty': { id: 'emergency:duty', unitId: 'emergency', title: '值班', rank: 'officer' },
  },
  sectors: [],
}
function deskWithOrganisation(): WallDesk {
  const desk = deskWithWall()
  desk.state = { ...desk.state, organisation: ORGANISATION }
  return desk
}

test.each([
  ['headquarters', { headquarters: undefined }, 'missing-fields', ['headquarters']],
  ['no headquarters in the list', { headquarters: [] }, 'missing-fields', ['headquarters']],
  ['level', { level: undefined }, 'missing-fields', ['level']],
  ['plan', { planId: undefined }, 'missing-fields', ['planId']],
  ['approver', { approver: undefined }, 'approval-missing', ['approver']],
  ['name of the approver', { approver: { name: ' ', rank: 'districtHead' } }, 'approval-missing', ['approver']],
  ['rank of an approver in free words', { approver: { name: '甲' } }, 'approval-missing', ['approver.rank']],
  ['way', { way: undefined }, 'approval-missing', ['way']],
  ['time', { approvedAt: undefined }, 'approval-missing', ['approvedAt']],
  ['clause', { clause: '  ' }, 'approval-missing', ['clause']],
  ['basis of a delegation', { delegatedBy: { name: '丙', rank: 'districtHead' } }, 'approval-missing', ['delegatedBy.basis']],
  ['recorder', { recordedBy: undefined }, 'recorder-missing', ['recordedBy']],
  [
    'everything',
    {
      headquarters: undefined,
      level: undefined,
      planId: undefined,
      approver: undefined,
      way: undefined,
      approvedAt: undefined,
      clause: undefined,
      recordedBy: undefined,
    },
    'approval-missing',
    ['headquarters', 'planId', 'level', 'approver', 'way', 'approvedAt', 'clause', 'recordedBy'],
  ],
] as const)('without %s nothing starts, and all that is missing is named in both languages', (...[, change, code, fields]) => {
  const desk = deskWithWall()
  const given = Object.fromEntries(Object.entries({ ...RAISE, ...change }).filter(([, value]) => value !== undefined))
  const plan = desk.run('response.raise', given)
  expect(plan).toMatchObject({ ok: false, code })
  if (plan.ok || code === 'recorder-missing') return
  expect(plan.message).toBe(`missing: ${fields.join(', ')}`)
  for (const field of fields) expect(plan.messageZh).toContain(`(${field})`)
})

test.each([
  ['an approval of the future', { approvedAt: DESK_NOW + 1 }, 'in-the-future'],
  ['one older than the limit', { approvedAt: DESK_NOW - 1440 * 60_000 - 1 }, 'out-of-order'],
  ['an unknown plan', { planId: '__proto__' }, 'unknown-plan'],
  ['a plan of another headquarters', { planId: 'epidemic' }, 'plan-mismatch'],
  ['a second plan that nobody follows', { planId: ['flood-typhoon', 'epidemic'] }, 'plan-mismatch'],
  ['an unknown incident', { incidentIds: ['constructor'] }, 'unknown-incident'],
  ['an unknown post', { approver: { postId: 'leader:nobody' } }, 'unknown-post'],
  ['a post that cannot be proven', { recordedBy: { postId: 'centre:chief' } }, 'unknown-post'],
] as const)('%s is refused', (_what, change, code) => {
  expect(deskWithOrganisation().run('response.raise', { ...RAISE, ...change })).toMatchObject({ ok: false, code })
})

test('the limits themselves are good: approved this instant, and exactly as long ago as allowed', () => {
  for (const approvedAt of [DESK_NOW, DESK_NOW - 1440 * 60_000]) expect(deskWithWall().run('response.raise', { ...RAISE, approvedAt }).ok).toBe(true)
})

// Levels and ranks of the shipped rule (沪松府〔2022〕86号 三(一)1; their pairing is an assumption, C): 1 = may approve, 0 = may not.
const RANK_COLUMNS = ['officer', 'shiftChief', 'departmentHead', 'deputyDistrictHead', 'districtHead'] as const
test.each([
  [1, null, '0 0 0 0 1'],
  [2, null, '0 0 0 0 1'],
  [3, null, '0 0 0 1 1'],
  [4, null, '0 0 1 1 1'],
  [1, 'districtHead', '0 0 0 1 1'],
  [2, 'districtHead', '0 0 0 1 1'],
  [3, 'districtHead', '0 0 1 1 1'],
  [4, 'districtHead', '0 0 1 1 1'],
  [1, 'deputyDistrictHead', '0 0 0 0 1'],
  [2, 'departmentHead', '0 0 0 0 1'],
  [3, 'deputyDistrictHead', '0 0 1 1 1'],
  [3, 'departmentHead', '0 0 0 1 1'],
] as const)('level %i, delegated by %s: who may approve', (level, delegator, row) => {
  const delegation = delegator ? { delegatedBy: { name: '丙', rank: delegator as Rank, basis: '外出期间委托' } } : {}
  const got = RANK_COLUMNS.map((rank) => {
    const plan = deskWithWall().run('response.raise', { ...RAISE, level, approver: { name: '甲', rank }, ...delegation })
    if (!plan.ok) expect(plan.code).toBe('approver-too-low')
    return plan.ok ? 1 : 0
  })
  expect(got.join(' ')).toBe(row)
})

test('a rank of the organisation counts before a stated one; the refusal names the rank that is needed', () => {
  const stated = deskWithOrganisation().run('response.raise', { ...RAISE, approver: { postId: 'water:head', rank: 'districtHead' } })
  expect(stated).toMatchObject({ ok: false, code: 'approver-too-low', message: expect.stringContaining('deputyDistrictHead') })
  const desk = deskWithOrganisation()
  const id = idOf(desk, { ...RAISE, level: 1, approver: { postId: 'leader:district-head' } })
  expect(realmOf(desk.state).responses[id]?.approval).toMatchObject({ approver: '区长', approverRank: 'districtHead', approverPostId: 'leader:district-head' })
  expect(deskWithWall().run('response.raise', { ...RAISE, approver: { postId: 'leader:district-head' } })).toMatchObject({
    code: 'unknown-post',
    messageZh: expect.stringContaining('尚未导入组织表'),
  })
})

test('who the organisation knows by name has the rank of his posts, whatever is stated', () => {
  const desk = deskWithOrganisation()
  const stated = { ...RAISE, level: 1, approver: { name: '王五', title: '区长', rank: 'districtHead' } }
  expect(desk.run('response.raise', stated)).toMatchObject({ code: 'approver-too-low' })
  expect(desk.run('response.raise', { ...stated, approver: { name: '局长 王五', rank: 'districtHead' } })).toMatchObject({ code: 'approver-too-low' })
  const { posts } = desk.state.organisation
  const acting = { id: 'leader:acting', unitId: 'committee', title: '代区长', rank: 'districtHead' as const, person: '王五' }
  desk.state = { ...desk.state, organisation: { ...desk.state.organisation, posts: { ...posts, [acting.id]: acting } } }
  desk.value('response.raise', { ...stated, approver: { name: '王五', rank: 'departmentHead' } })
})

test('one transaction: response, roll, wall, camera, message; a dry run lists the same effects', () => {
  const desk = deskWithOrganisation()
  const dry = desk.plan('response.raise', RAISE)
  const value = desk.value('response.raise', RAISE)
  expect(dry).toMatchObject({ ok: true, value })
  const types = desk.events.slice(1).map((event) => event.type)
  expect(new Set(types)).toEqual(new Set(['response.raised', 'muster.notified', 'layout.taken', 'seat.calledUp', 'message.queued']))
  expect(new Set(desk.events.slice(1).map((event) => event.commandId)).size).toBe(1)
  const effects = value['effects'] as { kind: string }[]
  expect(effects.map((effect) => effect.kind)).toEqual(['layout', 'muster', 'callUp', 'steps', 'reportClocks', 'alarmSound', 'seats'])
  expect(shown(desk.state)).toEqual(['emergency', 'emergency'])
  const response = activeResponses(realmOf(desk.state))[0]!
  expect(response).toMatchObject({
    plan: '防汛防台专项应急预案（示例）',
    planId: 'flood-typhoon',
    before: [{ layoutId: 'overview', shown: 'emergency', screens: ['s1', 's2'] }],
  })
  expect(response.members?.['water:head']).toMatchObject({
    name: '局长 王五',
    unitName: '区水务局',
    answerDueAt: DESK_NOW + 15 * 60_000,
    signInDueAt: DESK_NOW + 45 * 60_000,
  })
  expect(response.members?.['emergency']).toMatchObject({ name: '值班', postId: 'emergency:duty', unitName: '区应急局' })
  expect(response.steps?.['patrol']?.dueAt).toBe(DESK_NOW + 30 * 60_000)
  expect(desk.run('response.raise', RAISE)).toMatchObject({ ok: false, code: 'response-exists' })
})

test('several headquarters start at once, each with its plan, as one group; all of it or nothing', () => {
  const desk = deskWithWall()
  const both = { ...RAISE, headquarters: ['natural', 'accident'], planId: ['gas-leak', 'flood-typhoon'] }
  expect(desk.run('response.raise', { ...both, planId: 'flood-typhoon' })).toMatchObject({ code: 'plan-mismatch' })
  expect(Object.keys(realmOf(desk.state).responses)).toEqual([])
  const value = desk.value('response.raise', both)
  expect(new Set(value['messageIds'] as string[]).size).toBe(2)
  expect(activeResponses(realmOf(desk.state)).map((one) => [one.id, one.planId, one.groupId])).toEqual([
    ['natural-2', 'flood-typhoon', value['groupId']],
    ['accident-2', 'gas-leak', value['groupId']],
  ])
  desk.value('hall.undo', {})
  expect([activeResponses(realmOf(desk.state)), shown(desk.state)]).toEqual([[], ['overview', 'overview']])
})

test('ending wants an approval and a summary, and shows again what was there before', () => {
  const desk = deskWithWall()
  desk.value('layout.take', { layoutId: 'map', screens: ['s2'] })
  const id = idOf(desk, RAISE)
  expect(desk.run('response.end', { id, summary: '', way: 'phone' })).toMatchObject({
    code: 'approval-missing',
    message: 'missing: summary, approver, approvedAt, clause, recordedBy',
  })
  expect(desk.run('response.end', { ...END, id, summary: ' 好了吧 ' })).toMatchObject({ code: 'missing-fields' })
  expect(desk.run('response.end', { ...END, id, approver: { name: '甲', rank: 'departmentHead' } })).toMatchObject({ code: 'approver-too-low' })
  const ended = desk.value('response.end', { ...END, id, summary: '好了收兵' })
  expect(ended['returned']).toEqual([
    { layoutId: 'overview', screens: ['s1'] },
    { layoutId: 'map', screens: ['s2'] },
  ])
  expect(shown(desk.state)).toEqual(['overview', 'map'])
  expect((ended['open'] as { id: string }[]).map((one) => one.id)).toContain('patrol')
  expect(desk.run('response.end', { ...END, id })).toMatchObject({ code: 'already-ended' })
  expect(realmOf(desk.state).responses[id]?.history?.map((one) => one.what)).toEqual(['raised', 'ended'])
})

test('a screen that somebody changed meanwhile keeps what it shows; a layout that is gone is said', () => {
  const desk = deskWithWall()
  const id = idOf(desk, RAISE)
  desk.value('layout.take', { layoutId: 'map', screens: ['s1'] })
  desk.context = { ...desk.context, layouts: SHIPPED_LAYOUTS.filter((layout) => layout.id !== 'overview') }
  expect(desk.value('response.end', { ...END, id })).toMatchObject({ returned: [], gone: ['overview'] })
  expect(shown(desk.state)).toEqual(['map', 'emergency'])
})

test.each([
  ['the first one first', [0, 1], ['emergency', 'overview']],
  ['the second one first', [1, 0], ['emergency', 'overview']],
])('two responses share the wall, %s: it goes back when the last one ends', (_what, order, expected) => {
  const desk = deskWithWall()
  const ids = [idOf(desk, RAISE), idOf(desk, GAS)]
  const seen = order.map((index) => (desk.value('response.end', { ...END, id: ids[index] }), shown(desk.state)[0]))
  expect(seen).toEqual(expected)
})

test('a response that took the wall over from another gives it back to that one, or to what was there before both', () => {
  const calm = { ...RAISE, level: 4 }
  const desk = deskWithWall()
  const [flood, gas] = [idOf(desk, calm), idOf(desk, GAS)]
  expect(shown(desk.state)).toEqual(['emergency', 'emergency'])
  desk.value('response.end', { ...END, id: gas })
  expect(shown(desk.state)).toEqual(['map', 'map'])
  desk.value('response.end', { ...END, id: flood })
  expect(shown(desk.state)).toEqual(['overview', 'overview'])
  const other = deskWithWall()
  const [first, second] = [idOf(other, calm), idOf(other, GAS)]
  other.value('response.end', { ...END, id: first })
  expect(shown(other.state)).toEqual(['emergency', 'emergency'])
  other.value('response.end', { ...END, id: second })
  expect(shown(other.state)).toEqual(['overview', 'overview'])
})

test('a lesser response does not take the wall from a graver one, and a drill never takes it', () => {
  const desk = deskWithWall()
  desk.value('response.raise', GAS)
  const effects = desk.value('response.raise', { ...RAISE, level: 4 })['effects'] as { kind: string; withheld?: unknown }[]
  expect(effects.find((effect) => effect.kind === 'layout')?.withheld).toBeDefined()
  expect(shown(desk.state)).toEqual(['emergency', 'emergency'])
  const drill = deskWithWall()
  drill.context = { ...drill.context, realm: 'drill-1' }
  drill.value('response.raise', RAISE)
  expect([shown(drill.state), activeResponses(realmOf(drill.state)), activeResponses(realmOf(drill.state, 'drill-1')).length]).toEqual([
    ['overview', 'overview'],
    [],
    1,
  ])
})

test('a new level needs its own approval, calls who joins, changes steps and wall, and keeps the history', () => {
  const desk = deskWithWall()
  const id = idOf(desk, { ...RAISE, level: 4, approver: { name: '甲', rank: 'departmentHead' } })
  expect(shown(desk.state)).toEqual(['map', 'map'])
  desk.wait(600_000)
  const change = { ...APPROVAL, id, level: 2 }
  expect(desk.run('response.adjust', { ...change, approver: { name: '甲', rank: 'departmentHead' } })).toMatchObject({ code: 'approver-too-low' })
  expect(desk.run('response.adjust', { id, ...APPROVAL })).toMatchObject({ code: 'missing-fields' })
  expect(desk.run('response.adjust', { ...change, level: 4 })).toMatchObject({ code: 'wrong-state' })
  expect(desk.run('response.adjust', { ...change, planId: 'gas-leak' })).toMatchObject({ code: 'plan-mismatch' })
  const value = desk.value('response.adjust', change)
  const up = realmOf(desk.state).responses[id]!
  expect([up.level, value['called'], Object.keys(up.members ?? {}).length, shown(desk.state)]).toEqual([2, 5, 7, ['emergency', 'emergency']])
  expect([up.steps?.['patrol']?.startAt, up.steps?.['evacuation']?.startAt]).toEqual([DESK_NOW, DESK_NOW + 600_000])
  expect(value['messageIds']).toHaveLength(2)
  desk.value('response.adjust', { ...APPROVAL, id, level: 4 })
  const down = realmOf(desk.state).responses[id]!
  expect([down.steps?.['evacuation']?.droppedAt, down.history?.map((one) => one.level), shown(desk.state)]).toEqual([
    DESK_NOW + 600_000,
    [4, 2, 4],
    ['map', 'map'],
  ])
  desk.value('response.end', { ...END, id })
  expect(shown(desk.state)).toEqual(['overview', 'overview'])
})

test('a response goes on by its plan although that was retired meanwhile; no other one changes to it', () => {
  const desk = deskWithWall()
  const id = idOf(desk, RAISE)
  const plans = DEFAULT_RULES.plans.flatMap((plan) =>
    plan.id === RAISE.planId
      ? [
          { ...plan, retired: true },
          { ...plan, id: 'flood-new' },
        ]
      : [plan],
  )
  desk.context = { ...desk.context, rules: { ...DEFAULT_RULES, plans } }
  desk.value('response.adjust', { ...APPROVAL, id, level: 2 })
  desk.value('response.adjust', { ...APPROVAL, id, planId: 'flood-new' })
  expect(desk.run('response.adjust', { ...APPROVAL, id, planId: RAISE.planId })).toMatchObject({ code: 'plan-mismatch' })
})

test('seats of the plan are called up with the response and stand down with it, or with its undoing', () => {
  for (const isUndone of [true, false]) {
    const desk = deskWithWall()
    const id = idOf(desk, RAISE)
    const calls = () => Object.values(realmOf(desk.state).callUps).map((one) => [one.responseId, one.endedAt !== undefined])
    expect(calls()).toEqual([[id, false]])
    desk.value(isUndone ? 'hall.undo' : 'response.end', isUndone ? {} : { ...END, id })
    expect(calls()).toEqual([[id, true]])
  }
})

test('steps are done once, and reopened only with a reason; the limit stays', () => {
  const desk = deskWithWall()
  const id = idOf(desk, RAISE)
  const step = { id, stepId: 'patrol' }
  desk.value('response.completeStep', { ...step, by: { name: '示例' } })
  expect(desk.run('response.completeStep', step)).toMatchObject({ code: 'already-done' })
  expect(desk.run('response.reopenStep', step)).toMatchObject({ code: 'reason-missing' })
  desk.value('response.reopenStep', { ...step, reason: '漏一处' })
  expect(desk.run('response.reopenStep', { ...step, reason: '漏一处' })).toMatchObject({ code: 'wrong-state' })
  expect(realmOf(desk.state).responses[id]?.steps?.['patrol']).toMatchObject({
    dueAt: DESK_NOW + 30 * 60_000,
    reopened: [{ reason: '漏一处', doneAt: DESK_NOW }],
  })
  expect(desk.run('response.completeStep', { id, stepId: '__proto__' })).toMatchObject({ code: 'unknown-entry' })
})

test('a journal of the previous version folds: approval in free words, no plan id, no roll', () => {
  const approval = { approver: '甲', way: 'oral', at: DESK_NOW, clause: '1', recordedBy: 'console' }
  const base = { v: 1 as const, at: DESK_NOW, realm: 'real', actor: { principal: 'console', role: 'operator' as const }, cause: null }
  const old = [
    { ...base, seq: 1, commandId: 'a', type: 'response.raised', body: { id: 'natural-1', headquarters: 'natural', level: 3, plan: '预案', approval } },
    { ...base, seq: 2, commandId: 'b', type: 'response.ended', body: { id: 'natural-1', summary: '完' } },
  ]
  const raised = reduce(EMPTY_HALL, old[0]!)
  expect(activeResponses(realmOf(raised))[0]).toMatchObject({ approval, plan: '预案', startedAt: DESK_NOW })
  const desk = deskWithWall()
  desk.state = raised
  expect(desk.run('response.adjust', { ...APPROVAL, id: 'natural-1', level: 2 })).toMatchObject({ code: 'missing-fields', message: 'missing: planId' })
  desk.value('response.end', { ...END, id: 'natural-1' })
  expect(realmOf(old.reduce(reduce, EMPTY_HALL)).responses['natural-1']).toMatchObject({ endedAt: DESK_NOW, summary: '完' })
})

test('a changed rule counts from the next command on', () => {
  const desk = deskWithWall()
  desk.context = {
    ...desk.context,
    rules: { ...DEFAULT_RULES, outbound: { waitSeconds: 0 }, responseLimits: { approvalWithinMinutes: 1, summaryCharacters: 20 } },
  }
  const id = idOf(desk, { ...RAISE, approvedAt: DESK_NOW - 60_000 })
  expect(Object.values(realmOf(desk.state).messages)[0]?.sendAt).toBe(DESK_NOW)
  expect(desk.run('response.end', { ...END, id })).toMatchObject({ code: 'missing-fields', message: 'summary: at least 20 characters' })
})

test('what a person showed between two responses comes back when the younger one ends, while the older one goes on', () => {
  const desk = deskWithWall()
  idOf(desk, { ...RAISE, level: 4 })
  desk.value('layout.take', { layoutId: 'overview', screens: ['s1'] })
  desk.wait(1)
  const gas = idOf(desk, GAS)
  expect(shown(desk.state)).toEqual(['emergency', 'emergency'])
  desk.value('response.end', { ...END, id: gas })
  expect(shown(desk.state)).toEqual(['overview', 'map'])
})

test('a graver response gives the wall back although a lesser one, which never had it, goes on', () => {
  const desk = deskWithWall()
  const gas = idOf(desk, GAS)
  idOf(desk, { ...RAISE, level: 4 })
  expect(desk.value('response.end', { ...END, id: gas })['returned']).toEqual([{ layoutId: 'overview', screens: ['s1', 's2'] }])
})

test('a response that changed its layout over a younger one leaves the wall to that one, and then to what was there before both', () => {
  const desk = deskWithWall()
  const flood = idOf(desk, { ...RAISE, level: 4 })
  desk.wait(1)
  const gas = idOf(desk, GAS)
  desk.value('response.adjust', { ...APPROVAL, id: flood, level: 3 })
  desk.value('layout.take', { layoutId: 'map', screens: ['s1', 's2'] })
  desk.value('response.adjust', { ...APPROVAL, id: flood, level: 2 })
  desk.value('response.adjust', { ...APPROVAL, id: gas, level: 1 })
  desk.value('response.end', { ...END, id: flood })
  expect(shown(desk.state)).toEqual(['emergency', 'emergency'])
  desk.value('response.end', { ...END, id: gas })
  expect(shown(desk.state)).toEqual(['overview', 'overview'])
})

test('a change or an end is not approved before the decision that it follows; the same minute is fine', () => {
  const desk = deskWithWall()
  const id = idOf(desk, RAISE)
  const { approvedAt } = RAISE as unknown as { approvedAt: number }
  const minute = approvedAt - (approvedAt % 60_000)
  const before = { ...APPROVAL, id, approvedAt: minute - 1 }
  expect(desk.run('response.end', { ...before, summary: END.summary })).toMatchObject({ code: 'out-of-order' })
  expect(desk.run('response.adjust', { ...before, level: 1 })).toMatchObject({ code: 'out-of-order' })
  desk.value('response.end', { ...END, id, approvedAt: minute })
})

test('seats come back with the response: an end undone, and a raise undone and done again', () => {
  const desk = deskWithWall()
  const id = idOf(desk, RAISE)
  const open = () => Object.values(realmOf(desk.state).callUps).filter((one) => one.endedAt === undefined)
  const { seats } = open()[0]!
  desk.value('response.end', { ...END, id })
  desk.wait(60_000)
  desk.value('hall.undo', {})
  const replyBy = desk.context.now + DEFAULT_RULES.dutyComposition.callUpAnswerMinutes * 60_000
  expect(open()).toMatchObject([{ responseId: id, seats, replyBy }])
  const other = deskWithWall()
  const again = idOf(other, RAISE)
  const still = () => Object.values(realmOf(other.state).callUps).flatMap((one) => (one.endedAt === undefined ? [one.responseId] : []))
  for (const expected of [[], [again], []]) {
    const { commandId } = other.context
    other.value('hall.undo', { commandId })
    expect(still()).toEqual(expected)
  }
})

test('the lead of key city problems holds a response by a plan of its own', () => {
  const desk = deskWithWall()
  const own = { ...DEFAULT_RULES.plans[0]!, id: 'key-supply', headquarters: 'key' as const }
  desk.context = { ...desk.context, rules: { ...DEFAULT_RULES, plans: [...DEFAULT_RULES.plans, own] } }
  const id = idOf(desk, { ...RAISE, headquarters: ['key', 'natural'], planId: ['key-supply', RAISE.planId] })
  expect(activeResponses(realmOf(desk.state)).map((one) => one.headquarters)).toEqual(['key', 'natural'])
  expect(desk.run('response.raise', { ...RAISE, headquarters: 'key', planId: 'key-supply' })).toMatchObject({ code: 'response-exists' })
  desk.value('response.end', { ...END, id })
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DESK_NOW, deskWithWall, type WallDesk } from '../../test/fixtures/wallDesk.ts'
import { RESPONSE_SAMPLES } from '../../test/fixtures/commands/response.ts'
import { judgeDeadline } from '../domain/index.ts'
import { deadlinesOf, musterProgress, realmOf, type HallResponse } from '../hall/index.ts'
import { openAlarms } from '../hall/alarms/state.ts'
import { DEFAULT_RULES } from '../rules/hallRules.ts'
import { musterDue } from '../rules/muster/index.ts'
import { consequences } from './consequences.ts'
import type { CommandName } from './index.ts'

const MINUTE = 60_000
const { good: RAISE } = RESPONSE_SAMPLES['response.raise']
// The roll of the shipped sample plan at level Ⅲ.
const ROLL = ['water:head', 'emergency', 'urban-management', 'police', 'leader:deputy-1']

function raised(): { desk: WallDesk; responseId: string; response: () => HallResponse } {
  const desk = deskWithWall()
  const responseId = desk.value('response.raise', RAISE)['id'] as string
  return { desk, responseId, response: () => realmOf(desk.state).responses[responseId]! }
}

// Does what the scheduler does: everything that is due, as the system.
function letDue(desk: WallDesk): string[] {
  const { actor } = desk.context
  const due = consequences(desk.state, desk.context.rules, desk.context.now)
  desk.context = { ...desk.context, actor: { principal: 'system', role: 'system' } }
  for (const { name, input, commandId } of due) desk.runAs(commandId, name, input)
  desk.context = { ...desk.context, actor }
  return due.map(({ name, commandId }) => `${name} ${commandId}`)
}

// Limits are working assumptions (产品工作假设, C): answer and sign in, in minutes after the call.
test.each([
  [1, 10, 30],
  [2, 10, 30],
  [3, 15, 45],
  [4, 15, 60],
] as const)('level %i: answer within %i minutes, sign in within %i', (level, answer, signIn) => {
  expect(musterDue(DEFAULT_RULES.muster, level, DESK_NOW)).toEqual({ answerDueAt: DESK_NOW + answer * MINUTE, signInDueAt: DESK_NOW + signIn * MINUTE })
})

test('notified, answered, signed in: the roll is complete with the last one, and its time stays known', () => {
  const { desk, responseId, response } = raised()
  expect(musterProgress(response(), DESK_NOW)).toMatchObject({ called: 5, answered: 0, signedIn: 0, missing: ROLL, overdue: [], completeAt: null })
  desk.value('muster.answer', { responseId, memberId: 'police', way: 'phone', expectedAt: DESK_NOW + 20 * MINUTE })
  for (const memberId of ROLL.slice(0, 4)) expect(desk.value('muster.signIn', { responseId, memberId })).toMatchObject({ isComplete: false })
  desk.wait(MINUTE)
  expect(desk.value('muster.signIn', { responseId, memberId: 'leader:deputy-1' })).toMatchObject({ isComplete: true })
  expect(musterProgress(response(), desk.context.now)).toMatchObject({ answered: 5, signedIn: 5, missing: [], completeAt: DESK_NOW + MINUTE })
})

test('who cannot come is excused with a reason; the substitute is called with limits of his own', () => {
  const { desk, responseId, response } = raised()
  expect(desk.run('muster.excuse', { responseId, memberId: 'police' })).toMatchObject({ code: 'reason-missing' })
  desk.wait(5 * MINUTE)
  const value = desk.value('muster.excuse', { responseId, memberId: 'police', reason: '在外处置', substitute: { name: '替补' } })
  expect(value).toMatchObject({ substituteId: '替补', isComplete: false, messageIds: [expect.any(String)] })
  expect(response().members?.['替补']).toMatchObject({ substituteFor: 'police', answerDueAt: DESK_NOW + 20 * MINUTE })
  for (const memberId of ROLL.filter((id) => id !== 'police')) desk.value('muster.signIn', { responseId, memberId })
  expect(desk.value('muster.signIn', { responseId, memberId: '替补' })).toMatchObject({ isComplete: true })
  expect(musterProgress(response(), desk.context.now)).toMatchObject({ called: 6, excused: 1, signedIn: 5 })
})

test('calling again reaches who has not answered, counts, and gives nobody more time', () => {
  const { desk, responseId, response } = raised()
  desk.value('muster.answer', { responseId, memberId: 'police', way: 'phone' })
  desk.wait(MINUTE)
  expect(desk.value('muster.notify', { responseId })['called']).toEqual(ROLL.filter((id) => id !== 'police'))
  expect(response().members?.['emergency']).toMatchObject({ timesNotified: 2, lastNotifiedAt: DESK_NOW + MINUTE, answerDueAt: DESK_NOW + 15 * MINUTE })
  expect(desk.value('muster.notify', { responseId, add: { unitId: 'fire' } })['called']).toEqual(['fire'])
})

test.each([
  ['muster.answer', { memberId: 'police', way: 'phone' }, 'already-done'],
  ['muster.signIn', { memberId: 'emergency' }, 'already-done'],
  ['muster.answer', { memberId: 'emergency', way: 'phone' }, 'already-done'],
  ['muster.signIn', { memberId: 'urban-management' }, 'wrong-state'],
  ['muster.signIn', { memberId: '__proto__' }, 'unknown-person'],
  ['muster.notify', { memberIds: ['nobody'] }, 'unknown-person'],
  ['muster.notify', { memberIds: ['emergency'] }, 'wrong-state'],
  ['muster.notify', { add: { unitId: 'police' } }, 'already-exists'],
] as const)('%s %j is refused: %s', (name, input, code) => {
  const { desk, responseId } = raised()
  desk.value('muster.answer', { responseId, memberId: 'police', way: 'phone' })
  desk.value('muster.signIn', { responseId, memberId: 'emergency' })
  desk.value('muster.excuse', { responseId, memberId: 'urban-management', reason: '外出' })
  expect(desk.run(name, { responseId, ...input })).toMatchObject({ ok: false, code })
})

test('answering at the very limit is in time; a moment later an alarm is raised once, and cleared when it is made good', () => {
  const { desk, responseId } = raised()
  const limit = () => deadlinesOf(realmOf(desk.state)).find((one) => one.id === `muster:${responseId}:police:answer`)!
  desk.wait(15 * MINUTE)
  expect(judgeDeadline(limit(), desk.context.now).state).toBe('near')
  letDue(desk)
  desk.wait(1)
  expect(judgeDeadline(limit(), desk.context.now).state).toBe('overdue')
  const alarm = `alarm.raise muster:${responseId}:police:answer:alarm`
  expect(letDue(desk)).toContain(alarm)
  expect(letDue(desk)).toEqual([])
  desk.value('muster.answer', { responseId, memberId: 'police', way: 'phone' })
  expect(judgeDeadline(limit(), desk.context.now)).toMatchObject({ state: 'missed', overrunMs: 1 })
  expect(letDue(desk)).toEqual([expect.stringContaining(`alarm.clear muster:${responseId}:police:answer`)])
  expect(letDue(desk)).toEqual([])
})

test('a decision is heard once; the limits and alarms of a response end with it, or with its undoing', () => {
  for (const endIt of ['response.end', 'hall.undo'] as const satisfies readonly CommandName[]) {
    const { desk, responseId } = raised()
    expect(letDue(desk)).toEqual([`alarm.raise response:${responseId}:${DESK_NOW}:alarm`])
    expect(letDue(desk)).toEqual([])
    desk.wait(46 * MINUTE)
    letDue(desk)
    const { headquarters: _h, level: _l, planId: _p, note: _n, ...approval } = RAISE
    desk.value(endIt, endIt === 'hall.undo' ? {} : { ...approval, id: responseId, summary: '处置完毕' })
    letDue(desk)
    expect(openAlarms(realmOf(desk.state))).toEqual([])
    expect(deadlinesOf(realmOf(desk.state)).filter((one) => one.subject.id === responseId)).toEqual([])
  }
})

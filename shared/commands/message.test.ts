// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { deskWithWall, type WallDesk } from '../../test/fixtures/wallDesk.ts'
import { realmOf, waitingMessages } from '../hall/index.ts'
import { messageConsequences } from './messageConsequences.ts'

const TEXT = { recipients: [{ name: '各街镇' }], text: '请核查积水点。' }
const queued = (desk: WallDesk): string => desk.value('message.queue', TEXT)['messageId'] as string
const statusOf = (desk: WallDesk, id: string) => realmOf(desk.state, desk.context.realm).messages[id]?.status

function letDue(desk: WallDesk): number {
  const { realm, actor, now, rules } = desk.context
  const due = messageConsequences({ state: desk.state, realmId: realm, realm: realmOf(desk.state, realm), rules, now })
  desk.context = { ...desk.context, actor: { principal: 'system', role: 'system' } }
  for (const one of due) desk.runAs(one.commandId, one.name, one.input)
  desk.context = { ...desk.context, actor }
  return due.length
}

// The waiting time of 60 s is a decision of the product (产品工作假设, C).
test.each([
  [59_999, true],
  [60_000, false],
])('after %i ms a message can still be withdrawn: %s', (ms, isOpen) => {
  const desk = deskWithWall()
  const messageId = queued(desk)
  desk.wait(ms)
  expect(
    messageConsequences({ state: desk.state, realmId: 'real', realm: realmOf(desk.state), rules: desk.context.rules, now: desk.context.now }),
  ).toHaveLength(isOpen ? 0 : 1)
  const plan = desk.run('message.withdraw', { messageId, reason: '写错' })
  expect(plan.ok || plan.code).toBe(isOpen ? true : 'too-late')
  expect(letDue(desk)).toBe(isOpen ? 0 : 1)
  expect([statusOf(desk, messageId), letDue(desk)]).toEqual([isOpen ? 'withdrawn' : 'sent', 0])
  expect(desk.run('message.withdraw', { messageId })).toMatchObject({ code: isOpen ? 'already-done' : 'too-late' })
})

test('a sent message is corrected by another one and stays as it is; a waiting one is not corrected', () => {
  const desk = deskWithWall()
  const messageId = queued(desk)
  expect(desk.run('message.correct', { messageId, text: '以本条为准。' })).toMatchObject({ code: 'wrong-state' })
  desk.wait(60_000)
  letDue(desk)
  const correction = desk.value('message.correct', { messageId, text: '以本条为准。' })['messageId'] as string
  const { messages } = realmOf(desk.state)
  expect(messages[messageId]).toMatchObject({ status: 'sent', text: TEXT.text, correctedBy: correction, closed: { channel: 'console' } })
  expect(messages[correction]).toMatchObject({ status: 'queued', kind: 'correction', corrects: messageId, recipients: TEXT.recipients })
})

test('the system sends nothing before its time, and once', () => {
  const desk = deskWithWall()
  const messageId = queued(desk)
  expect(desk.run('message.sent', { messageId, channel: 'console' })).toMatchObject({ code: 'wrong-state' })
  desk.wait(60_000)
  expect(desk.value('message.sent', { messageId, channel: 'console' })).toMatchObject({ changed: true })
  expect(desk.value('message.sent', { messageId, channel: 'console' })).toMatchObject({ changed: false })
  expect(desk.run('message.sent', { messageId: '__proto__', channel: 'console' })).toMatchObject({ code: 'unknown-message' })
})

test('nothing leaves the hall in a drill', () => {
  const desk = deskWithWall()
  desk.context = { ...desk.context, realm: 'drill-1' }
  const messageId = queued(desk)
  desk.wait(60_000)
  expect(letDue(desk)).toBe(1)
  expect([statusOf(desk, messageId), letDue(desk), realmOf(desk.state).messages]).toEqual(['withheld', 0, {}])
})

test('what waits is never dropped, what is done only beyond the kept number', () => {
  const desk = deskWithWall()
  const first = queued(desk)
  for (let index = 0; index < 250; index += 1) desk.value('message.withdraw', { messageId: queued(desk) })
  const realm = realmOf(desk.state)
  expect([waitingMessages(realm).map((message) => message.id), Object.keys(realm.messages).length]).toEqual([[first], 201])
})

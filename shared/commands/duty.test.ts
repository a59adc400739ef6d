// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { DESK_NOW, WallDesk } from '../../test/fixtures/wallDesk.ts'
import { settle, unreadableEvents } from '../../test/fixtures/settle.ts'
import { deadlinesOf, onDutyNow, openAlarms, realmOf, shiftChief } from '../hall/index.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const unit = { id: 'centre', name: '区城运中心' }
const LEADER = { name: '带班领导' }
const CHIEF = { name: '值班长甲' }
const OFFICER = { name: '值班员乙' }
const NEXT = { name: '值班长丙' }
const people = [
  { role: 'dutyLeader', person: LEADER },
  { role: 'shiftChief', person: CHIEF },
  { role: 'officer', person: OFFICER },
]
const DAY = { startAt: DESK_NOW + HOUR, endAt: DESK_NOW + 13 * HOUR, people }
const NIGHT = { startAt: DAY.endAt, endAt: DAY.endAt + 12 * HOUR, people: [{ role: 'shiftChief', person: NEXT }] }

const rostered = () => {
  const desk = new WallDesk()
  desk.value('duty.setRoster', { unit, asOf: DESK_NOW, shifts: [DAY, NIGHT] })
  return desk
}
const checkIn = (desk: WallDesk, ...names: { name: string }[]) => names.forEach((person) => desk.value('duty.checkIn', { unit, person }))
const manned = () => {
  const desk = rostered()
  checkIn(desk, LEADER, CHIEF, OFFICER)
  desk.wait(HOUR)
  return desk
}
const now = (desk: WallDesk) => onDutyNow(realmOf(desk.state), 'centre', desk.context.now)
const alarms = (desk: WallDesk) =>
  openAlarms(realmOf(desk.state))
    .map((alarm) => alarm.key)
    .sort()

describe('rosters', () => {
  test('a roster says what it lacks by the rule, keeps what it needs, and is readable for ever', () => {
    const desk = new WallDesk()
    expect(desk.value('duty.setRoster', { unit, asOf: DESK_NOW, shifts: [DAY, NIGHT] })).toEqual({
      shiftIds: [`centre@${DAY.startAt}`, `centre@${NIGHT.startAt}`],
      lacking: [`centre@${NIGHT.startAt}`],
    })
    const shift = realmOf(desk.state).duty.shifts[`centre@${DAY.startAt}`]
    expect(shift).toMatchObject({ room: 'district', need: { dutyLeader: 1, shiftChief: 1, officer: 1, onPost: 2 }, presentBy: DAY.startAt + 15 * MINUTE })
    expect(unreadableEvents(desk)).toEqual([])
  })

  test.for([
    ['shifts that overlap', [DAY, { ...NIGHT, startAt: DAY.endAt - 1 }], 'out-of-order', 'shifts.1'],
    ['an end before its start', [{ ...DAY, endAt: DAY.startAt }], 'out-of-order', 'shifts.0.endAt'],
    ['a shift that is over', [{ ...DAY, startAt: DESK_NOW - HOUR, endAt: DESK_NOW }], 'out-of-order', 'shifts.0.endAt'],
  ] as const)('%s: refused', ([, shifts, code, word]) => {
    expect(new WallDesk().run('duty.setRoster', { unit, asOf: DESK_NOW, shifts })).toMatchObject({ ok: false, code, message: expect.stringContaining(word) })
  })

  test('the running shift changes only with a reason and keeps its times and its earlier people; coming ones are replaced', () => {
    const desk = rostered()
    desk.wait(2 * HOUR)
    const change = { unit, asOf: DESK_NOW, shifts: [{ ...DAY, people: [{ role: 'shiftChief', person: NEXT }] }] }
    expect(desk.run('duty.setRoster', change)).toMatchObject({ ok: false, code: 'reason-missing' })
    expect(desk.run('duty.setRoster', { ...change, reason: '换班', shifts: [{ ...change.shifts[0]!, endAt: DAY.endAt - 1 }] })).toMatchObject({
      ok: false,
      code: 'out-of-order',
    })
    desk.value('duty.setRoster', { ...change, reason: '换班' })
    expect(realmOf(desk.state).duty.shifts[`centre@${DAY.startAt}`]).toMatchObject({ people: [{ person: NEXT }], earlier: [{ reason: '换班', people }] })
    desk.value('duty.setRoster', { unit, asOf: DESK_NOW, shifts: [{ ...NIGHT, startAt: NIGHT.startAt + HOUR }] })
    expect(Object.keys(realmOf(desk.state).duty.shifts)).toEqual([`centre@${DAY.startAt}`, `centre@${NIGHT.startAt + HOUR}`])
  })
})

describe('who is on duty', () => {
  test('a shift begins at its first instant and ends before its last; who checked in early counts', () => {
    const desk = rostered()
    checkIn(desk, LEADER, CHIEF, OFFICER)
    desk.wait(HOUR - 1)
    expect(now(desk).shift).toBeNull()
    desk.wait(1)
    expect(now(desk)).toMatchObject({ shift: { id: `centre@${DAY.startAt}` }, lacks: [] })
    expect(shiftChief(realmOf(desk.state))).toEqual(CHIEF)
    desk.wait(12 * HOUR)
    expect(now(desk).shift?.id).toBe(`centre@${NIGHT.startAt}`)
  })

  test('earlier than the rule allows one joins no shift; not on the roster one says as what', () => {
    const desk = rostered()
    desk.context = { ...desk.context, now: DAY.startAt - HOUR - 1 }
    expect(desk.run('duty.checkIn', { unit, person: CHIEF })).toMatchObject({ ok: false, code: 'missing-fields', message: expect.stringContaining('role') })
    desk.wait(1)
    expect(desk.value('duty.checkIn', { unit, person: CHIEF })).toEqual({ role: 'shiftChief', shiftId: `centre@${DAY.startAt}` })
    expect(desk.run('duty.checkIn', { unit, person: CHIEF })).toMatchObject({ ok: false, code: 'already-done' })
    expect(desk.value('duty.checkIn', { unit, person: { name: '替班' }, insteadOf: OFFICER })).toMatchObject({ role: 'officer' })
    expect(desk.run('duty.checkOut', { unit, person: { name: '生人' } })).toMatchObject({ ok: false, code: 'wrong-state' })
  })
})

describe('gaps', () => {
  test('nobody came: on the instant of the grace time nothing, then one alarm for each gap, ended as each is filled', () => {
    const desk = rostered()
    const done = new Set<string>()
    desk.wait(HOUR + 15 * MINUTE)
    expect(settle(desk, done)).toEqual([])
    desk.wait(1)
    expect(settle(desk, done)).toEqual(Array(4).fill('alarm.raise'))
    expect(alarms(desk)).toEqual(['duty:centre:dutyLeader', 'duty:centre:officer', 'duty:centre:onPost', 'duty:centre:shiftChief'])
    checkIn(desk, LEADER, OFFICER)
    settle(desk, done)
    expect(alarms(desk)).toEqual(['duty:centre:onPost', 'duty:centre:shiftChief'])
    checkIn(desk, CHIEF)
    settle(desk, done)
    expect(alarms(desk)).toEqual([])
    expect(settle(desk)).toEqual([])
  })

  test('one person alone on post is an alarm by that name after the grace time, again when it happens again', () => {
    const desk = manned()
    const done = new Set<string>()
    for (const round of [1, 2]) {
      desk.value('duty.checkOut', { unit, person: OFFICER, reason: '就餐' })
      desk.wait(15 * MINUTE)
      expect(settle(desk, done), `round ${round}`).toEqual([])
      desk.wait(1)
      expect(settle(desk, done), `round ${round}`).toEqual(['alarm.raise', 'alarm.raise'])
      expect(realmOf(desk.state).alarms['duty:centre:onPost']?.text.zh).toBe('单人在岗: 区城运中心')
      checkIn(desk, OFFICER)
      settle(desk, done)
      expect(alarms(desk)).toEqual([])
    }
  })

  test('an alarm somebody cleared with a reason does not come back for the same gap', () => {
    const desk = manned()
    desk.value('duty.checkOut', { unit, person: LEADER })
    desk.wait(20 * MINUTE)
    settle(desk)
    desk.wait(1)
    desk.value('alarm.clear', { key: 'duty:centre:dutyLeader', reason: '领导在途' })
    expect(settle(desk)).toEqual([])
  })

  test('who stays from the shift before counts until the new one must be complete, then must check in', () => {
    const desk = manned()
    desk.wait(12 * HOUR + 15 * MINUTE)
    expect(now(desk).lacks).toEqual([])
    desk.wait(1)
    expect(now(desk).lacks.map(({ what }) => what)).toEqual(['dutyLeader', 'shiftChief', 'officer', 'onPost'])
    desk.value('duty.checkIn', { unit, person: OFFICER, role: 'officer' })
    expect(now(desk).lacks.map(({ what }) => what)).toEqual(['dutyLeader', 'shiftChief', 'onPost'])
  })
})

describe('calls, checks, hand-over', () => {
  test('answered on the instant is in time; a millisecond later it is an alarm; answered late it ends', () => {
    const desk = rostered()
    const { id, answerBy } = desk.value('duty.call', { unit: { name: '方松街道' } })
    expect(answerBy).toBe(desk.context.now + 5 * MINUTE)
    desk.wait(5 * MINUTE)
    expect(settle(desk)).toEqual([])
    desk.wait(1)
    expect(settle(desk)).toEqual(['duty.unanswered'])
    expect(alarms(desk)).toEqual([`duty:call:${id as string}`])
    desk.value('duty.answer', { id })
    expect([alarms(desk), realmOf(desk.state).duty.calls[id as string]?.status]).toEqual([[], 'answeredLate'])
    expect(desk.run('duty.answer', { id })).toMatchObject({ ok: false, code: 'already-done' })
    const second = desk.value('duty.call', { unit })['id']
    desk.value('duty.answer', { id: second, by: CHIEF })
    expect(realmOf(desk.state).duty.calls[second as string]).toMatchObject({ status: 'answered', answeredBy: CHIEF })
    const limits = deadlinesOf(realmOf(desk.state)).filter(({ kind }) => kind === 'duty.answer')
    expect(limits.map(({ doneAt }) => doneAt !== undefined)).toEqual([true, true])
  })

  test('a spot check is kept with its result', () => {
    const desk = rostered()
    desk.value('duty.spotCheck', { unit: { name: '方松街道' }, way: 'video', result: 'absent', note: '无人' })
    expect(realmOf(desk.state).duty.spotChecks).toMatchObject([{ result: 'absent', unit: { name: '方松街道' }, by: 'console', note: '无人' }])
  })

  test('a hand-over names what stands open and moves the post; only the chief on duty can give it', () => {
    const desk = manned()
    desk.value('order.issue', { title: '调泵', unit: { name: '区水务局' } })
    desk.value('duty.call', { unit })
    desk.value('evacuation.plan', { title: '示例转移', areas: [{ name: '示例村', toMove: 3 }] })
    desk.value('risk.add', { title: '示例风险', level: 'low' })
    desk.value('clue.register', { kind: 'sensitive', source: '示例', content: '示例线索' })
    expect(desk.run('duty.handOver', { from: OFFICER, to: NEXT })).toMatchObject({
      ok: false,
      code: 'wrong-state',
      message: expect.stringContaining('值班长甲'),
    })
    expect(desk.run('duty.handOver', { from: CHIEF, to: CHIEF })).toMatchObject({ ok: false, code: 'bad-input' })
    const { open } = desk.value('duty.handOver', { from: CHIEF, to: NEXT, notes: '泵车在途', journal: { seq: 7, hash: 'a'.repeat(64) } })
    expect(open).toMatchObject({ orders: 1, incidents: 0, alarms: 0, evacuations: 1, risks: 1, clues: 1, intakes: 0, obligations: 0, reportChains: 0 })
    expect(desk.events.at(-1)).toMatchObject({
      type: 'duty.handedOver',
      body: { open: { orders: { count: 1, ids: [expect.stringMatching(/^order-/)] } }, journal: { seq: 7 } },
    })
    expect(shiftChief(realmOf(desk.state))).toEqual(NEXT)
    expect(now(desk).lacks).toEqual([])
    expect(realmOf(desk.state).duty.handOvers).toMatchObject([{ from: CHIEF, to: NEXT, notes: '泵车在途' }])
    expect(unreadableEvents(desk)).toEqual([])
  })
})

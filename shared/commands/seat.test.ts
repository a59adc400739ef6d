// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { WallDesk } from '../../test/fixtures/wallDesk.ts'
import { settle, unreadableEvents } from '../../test/fixtures/settle.ts'
import { openAlarms, realmOf, seatBoard } from '../hall/index.ts'

const MINUTE = 60_000
const PERSON = { name: '席位员甲' }
const board = (desk: WallDesk, id: string) => seatBoard(realmOf(desk.state), desk.context.rules.dutyComposition.seats).find((line) => line.id === id)
const taken = () => {
  const desk = new WallDesk()
  desk.value('seat.take', { seatId: 'water', person: PERSON, way: 'rotating' })
  return desk
}

test('the board shows every seat: who, how, since when, away since when', () => {
  const desk = taken()
  const since = desk.context.now
  expect(board(desk, 'water')).toEqual({ id: 'water', name: '水务', unitId: 'water', status: 'present', person: PERSON, way: 'rotating', since })
  expect(board(desk, 'fire')).toEqual({ id: 'fire', name: '消防', unitId: 'fire', status: 'empty' })
  desk.wait(MINUTE)
  desk.value('seat.leave', { seatId: 'water', reason: '现场' })
  expect(board(desk, 'water')).toMatchObject({ status: 'away', since, awaySince: since + MINUTE })
  desk.wait(3 * MINUTE)
  desk.value('seat.back', { seatId: 'water' })
  expect(board(desk, 'water')).toMatchObject({ status: 'present', since })
  expect(realmOf(desk.state).seats['water']).toMatchObject({ awayMs: 3 * MINUTE })
  desk.value('seat.release', { seatId: 'water' })
  expect(board(desk, 'water')).toMatchObject({ status: 'empty' })
  expect(realmOf(desk.state).seats['water']?.history.map(({ what }) => what)).toEqual(['released', 'back', 'left', 'taken'])
  expect(unreadableEvents(desk)).toEqual([])
})

test.for([
  ['a seat that is not', 'seat.take', { seatId: 'constructor', person: PERSON }, 'unknown-seat', 'constructor'],
  ['a seat of somebody else', 'seat.take', { seatId: 'water', person: { name: '另一人' } }, 'wrong-state', '席位员甲'],
  ['one’s own seat again', 'seat.take', { seatId: 'water', person: PERSON, way: 'rotating' }, 'already-done', '席位员甲'],
  ['back without being away', 'seat.back', { seatId: 'water' }, 'wrong-state', '水务'],
  ['nobody’s seat', 'seat.leave', { seatId: 'fire' }, 'wrong-state', 'fire'],
] as const)('%s is refused', ([, name, input, code, word]) => {
  expect(taken().run(name, input)).toMatchObject({ ok: false, code, message: expect.stringContaining(word), messageZh: expect.stringMatching(/[一-鿿]/) })
})

test('a call-up counts replies; the last answer of a seat counts; a stranger is refused', () => {
  const desk = new WallDesk()
  const { id } = desk.value('seat.callUp', { reason: 'emergency', title: '暴雨集结', seatIds: ['water', 'traffic', 'fire'] })
  desk.value('seat.reply', { callUpId: id, seatId: 'water', answer: 'coming', etaMinutes: 20 })
  desk.value('seat.reply', { callUpId: id, seatId: 'fire', answer: 'unable' })
  expect(desk.value('seat.reply', { callUpId: id, seatId: 'water', answer: 'present' })).toEqual({ asked: 3, coming: 0, present: 1, unable: 1, unanswered: 1 })
  expect(desk.run('seat.reply', { callUpId: id, seatId: 'police', answer: 'coming' })).toMatchObject({ ok: false, code: 'unknown-seat' })
  desk.value('seat.standDown', { callUpId: id })
  expect(desk.run('seat.reply', { callUpId: id, seatId: 'traffic', answer: 'coming' })).toMatchObject({ ok: false, code: 'already-done' })
})

test('without a list all seats are called; who has not answered after the limit is one alarm, ended by the last answer', () => {
  const desk = new WallDesk()
  const { id, asked } = desk.value('seat.callUp', { reason: 'holiday', title: '国庆值守', answerMinutes: 10 })
  expect(asked).toBe(17)
  const { seats } = desk.context.rules.dutyComposition
  for (const seat of seats.slice(1)) desk.value('seat.reply', { callUpId: id, seatId: seat.id, answer: 'coming' })
  const done = new Set<string>()
  desk.wait(10 * MINUTE)
  expect(settle(desk, done)).toEqual([])
  desk.wait(1)
  expect(settle(desk, done)).toEqual(['alarm.raise'])
  expect(openAlarms(realmOf(desk.state))[0]?.text.zh).toBe('席位集结 1 席未应答: 应急')
  expect(settle(desk)).toEqual([])
  desk.value('seat.reply', { callUpId: id, seatId: 'emergency', answer: 'present' })
  expect(settle(desk, done)).toEqual(['alarm.clear'])
  expect(openAlarms(realmOf(desk.state))).toEqual([])
})

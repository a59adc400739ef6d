// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { WallDesk } from '../../test/fixtures/wallDesk.ts'
import { settle, unreadableEvents } from '../../test/fixtures/settle.ts'
import { openMatters, openOrders, realmOf } from '../hall/index.ts'
import { ordersOfMatter } from '../hall/matters/state.ts'

const MINUTE = 60_000
const started = () => {
  const desk = new WallDesk()
  desk.value('matter.start', { templateId: 'road-flooding', units: { verify: { name: '方松街道' } } })
  return desk
}
const orderOf = (desk: WallDesk, node: string) => ordersOfMatter(realmOf(desk.state), 'matter-1').get(node)
const begun = (desk: WallDesk) => [...ordersOfMatter(realmOf(desk.state), 'matter-1').keys()]
const close = (desk: WallDesk, node: string) => {
  const { id } = orderOf(desk, node)!
  desk.value('order.sign', { id })
  desk.value('order.handle', { id })
  return desk.value('order.close', { id, result: '完成' })
}

test('steps that need not wait go out at once, in one command, with the unit that was given', () => {
  const desk = started()
  expect(new Set(desk.events.map((event) => event.commandId)).size).toBe(1)
  expect(begun(desk)).toEqual(['verify', 'close-road'])
  expect(orderOf(desk, 'verify')).toMatchObject({ id: 'order-1', unit: { name: '方松街道' }, kind: 'verify', closeBy: desk.context.now + 20 * MINUTE })
  expect(orderOf(desk, 'close-road')).toMatchObject({ id: 'order-1-2', unit: { id: 'police' } })
})

test('a step goes out in the same command that closes the last one it waits for', () => {
  const desk = started()
  expect(close(desk, 'verify')['issued']).toEqual([orderOf(desk, 'drain')!.id])
  expect(desk.events.filter((event) => event.commandId === desk.events.at(-1)!.commandId).map((event) => event.type)).toEqual(['order.closed', 'order.issued'])
  expect(close(desk, 'drain')['issued']).toEqual([])
  expect(close(desk, 'close-road')['issued']).toEqual([orderOf(desk, 'reopen')!.id])
  expect(desk.run('matter.close', { id: 'matter-1', summary: '完成' })).toMatchObject({
    ok: false,
    code: 'reason-missing',
    messageZh: expect.stringContaining('复核路面'),
  })
  close(desk, 'reopen')
  expect(desk.value('matter.close', { id: 'matter-1', summary: '完成' })).toEqual({ id: 'matter-1', cancelled: [] })
  expect(desk.run('matter.close', { id: 'matter-1', summary: '完成' })).toMatchObject({ ok: false, code: 'already-done' })
  expect(openMatters(realmOf(desk.state))).toEqual([])
  expect(desk.run('order.reopen', { id: orderOf(desk, 'reopen')!.id, reason: '复查' })).toMatchObject({
    ok: false,
    code: 'already-done',
    message: expect.stringContaining('matter-1'),
  })
  expect(unreadableEvents(desk)).toEqual([])
})

test('a cancelled step holds nobody up; a step closed twice starts the next one once', () => {
  const desk = started()
  const verify = orderOf(desk, 'verify')!.id
  desk.value('order.cancel', { id: verify, reason: '已由视频核实' })
  expect(begun(desk)).toEqual(['verify', 'close-road', 'drain'])
  desk.value('order.reopen', { id: verify, reason: '再核实' })
  close(desk, 'verify')
  expect(begun(desk)).toEqual(['verify', 'close-road', 'drain'])
})

test('closed before its end with a reason, its open orders are cancelled with it', () => {
  const desk = started()
  desk.value('matter.close', { id: 'matter-1', summary: '误报', reason: '现场无积水' })
  expect(openOrders(realmOf(desk.state))).toEqual([])
  expect(realmOf(desk.state).matters['matter-1']).toMatchObject({ reason: '现场无积水', endedAt: desk.context.now })
  expect(realmOf(desk.state).orderTally).toEqual({ issued: 2, reopened: 0, closed: 0, cancelled: 2 })
})

test('past its total limit, not on it, a matter is an alarm once', () => {
  const desk = started()
  const total = (names: readonly string[]) => names.filter((name) => name === 'alarm.raise').length
  const done = new Set<string>()
  desk.wait(240 * MINUTE)
  expect(total(settle(desk, done))).toBe(0)
  desk.wait(1)
  expect(total(settle(desk, done))).toBe(1)
  expect(total(settle(desk))).toBe(0)
  desk.value('matter.close', { id: 'matter-1', summary: '误报', reason: '现场无积水' })
  expect(realmOf(desk.state).alarms['matter:matter-1:total']?.status).toBe('cleared')
})

test.for([
  [{ templateId: 'none' }, 'unknown-template', 'templateId'],
  [{ templateId: 'gas-leak', incidentId: 'none' }, 'unknown-incident', 'incidentId'],
  [{ templateId: 'gas-leak', units: { drain: { name: 'x' } } }, 'bad-input', 'units.drain'],
] as const)('%j is refused', ([input, code, word]) => {
  expect(new WallDesk().run('matter.start', input)).toMatchObject({
    ok: false,
    code,
    message: expect.stringContaining(word),
    messageZh: expect.stringContaining(word),
  })
})

test('the town’s step goes to the town of the incident', () => {
  const desk = new WallDesk({ actor: { principal: 'feed:street', role: 'feed' } })
  desk.value('incident.record', { id: 'water-1', source: 'street', rev: 0, times: {}, incident: { title: '道路积水', town: '方松街道' } })
  desk.value('matter.start', { templateId: 'road-flooding', incidentId: 'water-1' })
  const first = openOrders(realmOf(desk.state)).find((one) => one.nodeId === 'verify')
  expect(first).toMatchObject({ unit: { name: '方松街道' }, incidentId: 'water-1' })
})

// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../shared/domain/index.ts'
import { openAlarms, realmOf } from '../../shared/hall/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { DEFAULT_RULES } from '../../shared/rules/hallRules.ts'
import { openEmbeddedFabric, type Fabric } from '../fabric/index.ts'
import { Hall } from './hall.ts'
import { HallScheduler, nextDueAt } from './scheduler.ts'

const START = 1_790_000_000_000
const MINUTE = 60_000
const CONSOLE: Actor = { principal: 'console', role: 'operator' }

let dir: string
let fabric: Fabric
let hall: Hall
let now: number
let told: string[]
let timers: { readonly delayMs: number; readonly act: () => void }[]

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'scheduler-'))
  now = START
  told = []
  timers = []
  await openHall()
})
afterEach(async () => {
  await hall.close()
  await fabric.close()
  await rm(dir, { recursive: true, force: true })
})

async function openHall(): Promise<void> {
  fabric = await openEmbeddedFabric({ dir, district: '310117', product: 'test', now: () => now, onProblem: () => undefined, reserveBytes: 1000 })
  hall = await Hall.open({ log: fabric.log, clock: { now: () => now }, layouts: SHIPPED_LAYOUTS, recordedFrom: () => START })
}

async function restart(): Promise<void> {
  await hall.close()
  await fabric.close()
  await openHall()
}

const schedulerOn = (target: Pick<Hall, 'execute' | 'state' | 'subscribe'> = hall) =>
  new HallScheduler({
    hall: target,
    clock: { now: () => now },
    rules: () => DEFAULT_RULES,
    monotonicMs: () => now - START,
    after: (delayMs, act) => {
      const timer = { delayMs, act }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
    tell: (code, detail) => told.push(`${code} ${detail}`),
  })

const issue = (realm = 'real') =>
  hall.execute({ name: 'order.issue', input: { title: '调泵强排', unit: { name: '区水务局' }, urgency: 'urgent' }, realm }, CONSOLE)
const typesOf = async () => {
  const types: string[] = []
  for await (const event of hall.eventsFrom(1)) types.push(event.type)
  return types
}

test('what is due is done once, on its moment: not on the limit itself, not again, not again after a restart', async () => {
  await issue()
  let scheduler = schedulerOn()
  now = START + 5 * MINUTE
  await scheduler.look()
  expect(await typesOf()).toEqual(['order.issued'])
  now += 1
  await scheduler.look()
  await scheduler.look()
  expect(await typesOf()).toEqual(['order.issued', 'order.escalated', 'alarm.raised'])
  await scheduler.stop()
  await restart()
  scheduler = schedulerOn()
  await scheduler.look()
  expect(await typesOf()).toEqual(['order.issued', 'order.escalated', 'alarm.raised'])
  expect(openAlarms(realmOf(hall.state())).length).toBe(1)
  await scheduler.stop()
  expect(told).toEqual([])
})

test('two schedulers at once do it once: the ids are the same', async () => {
  await issue()
  now = START + 6 * MINUTE
  const both = [schedulerOn(), schedulerOn()]
  await Promise.all(both.map((one) => one.look()))
  expect(await typesOf()).toEqual(['order.issued', 'order.escalated', 'alarm.raised'])
  await Promise.all(both.map((one) => one.stop()))
})

test('a stop over many limits is made up for in order, each step recorded', async () => {
  await issue()
  now = START + 24 * 60 * MINUTE
  const scheduler = schedulerOn()
  await scheduler.look()
  const order = Object.values(realmOf(hall.state()).orders)[0]!
  expect(order.escalated.map(({ limit, step }) => `${limit} ${step}`)).toEqual(['sign 1', 'sign 2', 'arrive 1', 'close 1', 'close 2', 'close 3'])
  await scheduler.stop()
})

test('the same limit in a drill is another one', async () => {
  await hall.execute({ name: 'drill.open', input: { id: 'drill-a', title: '演练' } }, CONSOLE)
  const shift = { startAt: START, endAt: START + 60 * MINUTE, people: [{ role: 'officer', person: { name: '乙' } }] }
  const roster = { name: 'duty.setRoster', input: { unit: { name: '方松街道' }, asOf: START, shifts: [shift] } }
  for (const realm of ['real', 'drill-a']) expect(await hall.execute({ ...roster, realm }, CONSOLE)).toMatchObject({ ok: true })
  const scheduler = schedulerOn()
  now = START + 15 * MINUTE + 1
  await scheduler.look()
  const keysIn = (realm: string) => openAlarms(realmOf(hall.state(), realm)).map((alarm) => alarm.key)
  expect(keysIn('real').length).toBeGreaterThan(0)
  expect(keysIn('drill-a')).toEqual(keysIn('real'))
  expect(told).toEqual([])
  await scheduler.stop()
})

test('of a drill the system takes care as of the real district, and of a closed one no more', async () => {
  await hall.execute({ name: 'drill.open', input: { id: 'drill-a', title: '演练' } }, CONSOLE)
  await hall.execute({ name: 'duty.call', input: { unit: { name: '方松街道' } }, realm: 'drill-a' }, CONSOLE)
  const scheduler = schedulerOn()
  now = START + 10 * MINUTE
  await scheduler.look()
  expect((await typesOf()).slice(2)).toEqual(['duty.unanswered', 'alarm.raised'])
  await issue('drill-a')
  await hall.execute({ name: 'drill.close', input: { id: 'drill-a', summary: '结束' } }, CONSOLE)
  now += 24 * 60 * MINUTE
  await scheduler.look()
  expect((await typesOf()).at(-1)).toBe('drill.closed')
  expect(nextDueAt(hall.state(), START)).toBe(Infinity)
  await scheduler.stop()
})

test('it wakes after events, and otherwise at the next limit or after five seconds, without sending anything', async () => {
  const scheduler = schedulerOn()
  const ring = async () => {
    const [timer] = timers.splice(0)
    timer!.act()
    await new Promise((resolve) => setTimeout(resolve, 20))
    return timer!.delayMs
  }
  expect(await ring()).toBe(0)
  expect(timers.map(({ delayMs }) => delayMs)).toEqual([5000])
  await issue()
  expect(timers.map(({ delayMs }) => delayMs)).toEqual([100])
  now = START + 5 * MINUTE - 300
  await ring()
  expect(timers.map(({ delayMs }) => delayMs)).toEqual([301])
  expect(await typesOf()).toEqual(['order.issued'])
  now += 301
  await ring()
  expect(await typesOf()).toEqual(['order.issued', 'order.escalated', 'alarm.raised'])
  await scheduler.stop()
  expect(timers).toEqual([])
})

test('a refusal is told once; of a hall that closes or cannot write nothing is told, and it is tried again', async () => {
  await issue()
  now = START + 6 * MINUTE
  const answers = ['journal-unavailable', 'closing', 'bad-input', 'bad-input'] as const
  let count = 0
  const failing = {
    state: () => hall.state(),
    subscribe: () => () => true,
    execute: () => Promise.resolve({ ok: false as const, code: answers[count++]!, message: 'no', messageZh: '否' }),
  }
  const scheduler = schedulerOn(failing)
  for (let round = 0; round < answers.length; round += 1) await scheduler.look()
  expect(count).toBe(4)
  expect(told).toEqual(['consequence-refused due:order:order-1:1:sign:1 · order.escalate: bad-input no'])
  await scheduler.stop()
})

test('somebody who was faster is no fault', async () => {
  await issue()
  now = START + 6 * MINUTE
  const racing = {
    state: () => hall.state(),
    subscribe: () => () => true,
    execute: async () => {
      await hall.execute({ name: 'order.cancel', input: { id: 'order-1', reason: '重复' } }, CONSOLE)
      return { ok: false as const, code: 'wrong-state' as const, message: 'no', messageZh: '否' }
    },
  }
  const scheduler = schedulerOn(racing)
  await scheduler.look()
  expect(told).toEqual([])
  await scheduler.stop()
})

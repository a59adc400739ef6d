// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Actor, type HallEvent } from '../../shared/domain/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { openEmbeddedFabric, type EventLog, type Fabric } from '../fabric/index.ts'
import { Hall } from './hall.ts'
import { stateHash } from './stateHash.ts'

const START = 1_790_000_000_000
const SYSTEM: Actor = { principal: 'system', role: 'system' }
const CONSOLE: Actor = { principal: 'console', role: 'operator' }
const LEADER: Actor = { principal: 'leader', role: 'leader' }
const FEED: Actor = { principal: 'feed:police', role: 'feed' }

let dir: string
let fabric: Fabric
let now: number
let refusing: boolean
let appends: number

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hall-'))
  now = START
  refusing = false
  appends = 0
  await openFabric()
})
afterEach(async () => {
  await fabric.close()
  await rm(dir, { recursive: true, force: true })
})

async function openFabric(): Promise<void> {
  fabric = await openEmbeddedFabric({ dir, district: '310117', product: 'test', now: () => now, onProblem: () => undefined, reserveBytes: 1000 })
}

async function openHall(): Promise<Hall> {
  const { log } = fabric
  const watched: EventLog = {
    append: async (events, seq) => {
      appends += 1
      return refusing ? { ok: false, code: 'journal-unavailable', message: 'the disk is gone' } : log.append(events, seq)
    },
    read: (from) => log.read(from),
    readByTime: (from, to, fromSeq) => log.readByTime(from, to, fromSeq),
    firstSeq: () => log.firstSeq(),
    allOf: (type) => log.allOf(type),
    lastOf: (type) => log.lastOf(type),
    planRetention: (limits) => log.planRetention(limits),
    dropBefore: (seq) => log.dropBefore(seq),
    exportRecords: (from, to) => log.exportRecords(from, to),
    head: () => log.head(),
    verify: (wanted) => log.verify(wanted),
    seqOfCommand: (id) => log.seqOfCommand(id),
  }
  return Hall.open({ log: watched, clock: { now: () => now }, layouts: SHIPPED_LAYOUTS, recordedFrom: () => START - 600_000 })
}

async function startedHall(): Promise<Hall> {
  const hall = await openHall()
  await hall.execute(
    { name: 'system.startSession', input: { product: '0', runtime: 'test', screens: ['s1', 's2'], layoutId: 'overview', forceLayout: false } },
    SYSTEM,
  )
  return hall
}

const call = (id: string) => ({ name: 'report.receive', commandId: `police/${id}/0`, input: { id, source: 'police', kind: 'call', summary: '道路积水' } })

test('a command becomes an event on disk, then state, then a message and an answer', async () => {
  const hall = await startedHall()
  const heard: HallEvent[] = []
  hall.subscribe((events) => heard.push(...events))
  const answer = await hall.execute({ name: 'layout.take', input: { layoutId: 'emergency' }, commandId: 'a' }, CONSOLE)
  expect(answer).toMatchObject({ ok: true, commandId: 'a', value: { layoutId: 'emergency', screens: ['s1', 's2'] } })
  expect(hall.state().wall.screens['s1']?.layoutId).toBe('emergency')
  expect(heard[0]).toMatchObject({ seq: 2, type: 'layout.taken', actor: CONSOLE, commandId: 'a' })
  expect(hall.head().seq).toBe(heard.at(-1)!.seq)
})

test('the state read from disk is the state that was lived, also at every moment of the past', async () => {
  const hall = await startedHall()
  const lived: [number, string][] = [[now, stateHash(hall.state())]]
  for (const [name, input] of [
    ['layout.take', { layoutId: 'map' }],
    ['wall.appearance', { theme: 'light' }],
    ['timeline.rewind', { at: START - 1000, rate: 0.1 }],
    ['layout.back', {}],
  ] as const) {
    now += 1000
    expect(await hall.execute({ name, input }, CONSOLE)).toMatchObject({ ok: true })
    lived.push([now, stateHash(hall.state())])
  }
  for (const [at, hash] of lived) expect(stateHash(await hall.stateAt(at))).toBe(hash)
  await fabric.close()
  await openFabric()
  const again = await openHall()
  expect(stateHash(again.state())).toBe(lived.at(-1)![1])
})

test('commands sent together are planned in order and share one append', async () => {
  const hall = await startedHall()
  appends = 0
  const answers = await Promise.all([
    hall.execute({ name: 'layout.preview', input: { layoutId: 'map' } }, CONSOLE),
    hall.execute({ name: 'layout.take', input: {} }, CONSOLE),
    hall.execute({ name: 'layout.take', input: {} }, CONSOLE),
    hall.execute({ name: 'layout.back', input: {} }, CONSOLE),
  ])
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual(['ok', 'ok', 'nothing-to-take', 'ok'])
  expect(appends).toBe(1)
  expect(hall.state().wall.screens['s2']?.layoutId).toBe('overview')
})

test('when the journal refuses, nothing happened: state, listeners, answers; then it goes on', async () => {
  const hall = await startedHall()
  const before = stateHash(hall.state())
  let heard = 0
  hall.subscribe(() => (heard += 1))
  refusing = true
  const answers = await Promise.all([hall.execute({ ...call('1') }, FEED), hall.execute({ name: 'layout.take', input: {} }, CONSOLE)])
  expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(['journal-unavailable', 'journal-unavailable'])
  expect([stateHash(hall.state()), heard]).toEqual([before, 0])
  refusing = false
  expect(await hall.execute({ ...call('1') }, FEED)).toMatchObject({ ok: true, value: { changed: true } })
})

test('the same command id is done once: in one group, later, and after a restart', async () => {
  const hall = await startedHall()
  const [first, second] = await Promise.all([hall.execute(call('1'), FEED), hall.execute(call('1'), FEED)])
  expect(second).toEqual(first)
  expect(await hall.execute(call('1'), FEED)).toEqual(first)
  expect(hall.head().seq).toBe(2)
  await fabric.close()
  await openFabric()
  const again = await openHall()
  expect(await again.execute(call('1'), FEED)).toEqual({ ok: true, value: null, seq: 2, commandId: 'police/1/0' })
  expect(again.head().seq).toBe(2)
})

test('a command id that was spent on another command is refused: in one group and later, for another name or input', async () => {
  const hall = await startedHall()
  const take = (layoutId: string) => ({ name: 'layout.take', input: { layoutId }, commandId: 'one' })
  const spent = {
    ok: false,
    code: 'bad-input',
    message: 'commandId: this commandId was used for another command',
    messageZh: 'commandId: 此编号已用于另一条命令',
  }
  const [first, second] = await Promise.all([hall.execute(take('map'), CONSOLE), hall.execute(take('emergency'), CONSOLE)])
  expect([first.ok, second]).toEqual([true, spent])
  expect(await hall.execute(take('emergency'), CONSOLE)).toEqual(spent)
  expect(await hall.execute({ name: 'layout.preview', input: { layoutId: 'map' }, commandId: 'one' }, CONSOLE)).toEqual(spent)
  expect(await hall.execute(take('map'), CONSOLE)).toEqual(first)
  expect([hall.head().seq, hall.state().wall.screens['s1']?.layoutId]).toEqual([2, 'map'])
})

test.for([
  ['an unknown name', { name: 'constructor', input: {} }, CONSOLE, 'unknown-command', /constructor/],
  ['another role', { name: 'layout.take', input: { layoutId: 'map' } }, LEADER, 'forbidden', /operator/],
  ['an unknown field', { name: 'layout.take', input: { layoutId: 'map', now: true } }, CONSOLE, 'bad-input', /now/],
  ['a wrong field', { name: 'timeline.rewind', input: { at: 'soon' } }, CONSOLE, 'bad-input', /^at: /],
  ['no input', { name: 'layout.take', input: null }, CONSOLE, 'bad-input', /./],
  ['an empty command id', { name: 'layout.take', input: {}, commandId: '' }, CONSOLE, 'bad-input', /commandId/],
  ['a doer that no event could name', { name: 'layout.take', input: { layoutId: 'map' } }, { principal: '', role: 'operator' }, 'bad-input', /principal/],
] as const)('%s is refused with a reason and leaves no event', async ([, request, actor, code, message]) => {
  const hall = await startedHall()
  const answer = await hall.execute(request, actor)
  expect(answer).toMatchObject({ ok: false, code, message: expect.stringMatching(message) })
  expect(hall.head().seq).toBe(1)
})

test('with a clock before the year 2000 nothing is journalled that could not be read again', async () => {
  const hall = await startedHall()
  now = 86_400_000
  expect(await hall.execute(call('1'), FEED)).toMatchObject({ ok: false, code: 'bad-input', message: expect.stringMatching(/at: /) })
  expect(hall.head().seq).toBe(1)
})

test('a failing listener harms nobody, a disposed one hears nothing, a closed hall refuses', async () => {
  const hall = await startedHall()
  let heard = 0
  hall.subscribe(() => {
    throw new Error('a window died')
  })
  const dispose = hall.subscribe(() => (heard += 1))
  await hall.execute(call('1'), FEED)
  dispose()
  const last = hall.execute(call('2'), FEED)
  await hall.close()
  expect(await last).toMatchObject({ ok: true })
  expect(heard).toBe(1)
  expect(await hall.execute(call('3'), FEED)).toMatchObject({ ok: false, code: 'closing' })
})

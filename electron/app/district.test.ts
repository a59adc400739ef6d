// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DistrictProcess } from './district.ts'

const READY = { ready: true, http: 'http://127.0.0.1:41', mqtt: 'mqtt://127.0.0.1:42' }
const ADDRESSES = { http: READY.http, mqtt: READY.mqtt }

/** A process that does what the test says; asked to stop or killed it ends, unless it is deaf. */
class Child extends EventEmitter {
  readonly stderr = new EventEmitter()
  readonly words: readonly string[]
  pid: number | undefined
  isDeaf = false
  constructor(words: readonly string[]) {
    super()
    this.words = words
  }
  postMessage(): void {
    if (!this.isDeaf) this.end(0)
  }
  kill(): boolean {
    this.end(15)
    return true
  }
  end(code: number): void {
    queueMicrotask(() => this.emit('exit', code))
  }
}

const children = vi.hoisted(() => [] as unknown[])
vi.mock('electron', () => ({
  utilityProcess: {
    fork: (_script: string, words: string[]) => {
      const child = new Child(words)
      children.push(child)
      return child
    },
  },
}))

let dir: string
let exits: number[]
let district: DistrictProcess
const forked = () => children as Child[]
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'district-'))
  vi.useFakeTimers()
  children.length = 0
  exits = []
  district = new DistrictProcess({ script: 's', story: 'calm', seed: 1, dataDir: dir, now: () => 1_790_000_000_000, onExit: (code) => exits.push(code) })
})
afterEach(async () => {
  vi.useRealTimers()
  await rm(dir, { recursive: true, force: true })
})

test('started twice there is one process, and both get its addresses', async () => {
  const both = Promise.all([district.start(), district.start()])
  await settle()
  expect([forked().length, district.isRunning]).toEqual([1, false])
  forked()[0]!.emit('message', READY)
  expect(await both).toEqual([ADDRESSES, ADDRESSES])
  expect([await district.start(), forked().length, district.isRunning]).toEqual([ADDRESSES, 1, true])
})

test('stopped in the middle of its start it ends, is not tried again, and a new start waits until it is gone', async () => {
  const first = district.start()
  await settle()
  forked()[0]!.isDeaf = true
  const stopped = district.stop()
  const second = district.start()
  forked()[0]!.emit('message', READY)
  await settle()
  expect([forked().length, district.isRunning]).toEqual([1, false])
  await vi.advanceTimersByTimeAsync(1000)
  await stopped
  expect(await first).toBeNull()
  await settle()
  forked()[1]!.emit('message', READY)
  expect([await second, forked().length, exits]).toEqual([ADDRESSES, 2, []])
})

test('one that does not listen in time is killed and told by its start only; the next start is a new one', async () => {
  const failed = district.start().catch((error: Error) => error.message)
  await settle()
  const killed = vi.spyOn(forked()[0]!, 'kill')
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await failed).toMatch(/in time/)
  await vi.advanceTimersByTimeAsync(10)
  expect([killed.mock.calls.length, exits]).toEqual([1, []])
  void district.start()
  await settle()
  expect(forked().length).toBe(2)
})

test('it is told when it ends by itself, and keeps its ports when started again, or takes others when they are taken', async () => {
  void district.start()
  await settle()
  forked()[0]!.emit('message', READY)
  await settle()
  forked()[0]!.end(9)
  await settle()
  expect([exits, district.isRunning]).toEqual([[9], false])
  const again = district.start()
  await settle()
  expect(forked()[1]!.words).toEqual(expect.arrayContaining(['--http-port', '41', '--mqtt-port', '42']))
  forked()[1]!.end(1)
  await settle()
  expect(forked()[2]!.words).not.toContain('--http-port')
  forked()[2]!.emit('message', READY)
  expect([await again, exits]).toEqual([ADDRESSES, [9]])
})

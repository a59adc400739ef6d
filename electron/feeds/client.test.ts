// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { feedSchema, type FeedInput } from '../../shared/feeds/index.ts'
import { openBlackBox } from './blackBox.ts'
import { FeedHostClient, type UtilityProcessLike } from './client.ts'
import { LiveHost } from './liveHost.ts'
import { BLACK_BOX_FILE } from './paths.ts'

let dir: string
let server: Server
let url: string
let document: unknown
const children: Child[] = []
let client: FeedHostClient | null = null

/** A utility process that is none: the same host, in this process, over the same messages. */
class Child extends EventEmitter implements UtilityProcessLike {
  readonly received: unknown[] = []
  readonly #host = new LiveHost({ post: (message) => void setImmediate(() => this.emit('message', structuredClone(message))) })
  isGone = false

  postMessage(message: unknown): void {
    if (this.isGone) return
    this.received.push(message)
    void this.#host.receive(structuredClone(message))
  }

  kill(): boolean {
    this.die(9)
    return true
  }

  die(code: number): void {
    if (this.isGone) return
    this.isGone = true
    void this.#host.receive({ type: 'stop' })
    this.removeAllListeners('message')
    this.emit('exit', code)
  }
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'feedhost-'))
  document = []
  server = createServer((_request, response) => response.end(JSON.stringify(document)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  await client?.stop()
  client = null
  for (const child of children.splice(0)) child.die(0)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(dir, { recursive: true, force: true, maxRetries: 5 })
})

function open(feeds: FeedInput[], secrets: Record<string, string> = {}): FeedHostClient {
  client = new FeedHostClient({
    fork: () => {
      const child = new Child()
      children.push(child)
      return child
    },
    start: {
      district: '310117',
      feeds: feeds.map((feed) => feedSchema.parse(feed)),
      indicators: [],
      dataDir: dir,
      product: 'test',
      retentionMegabytes: 100,
      secrets,
    },
    hallNow: () => Date.now(),
  })
  client.start()
  return client
}

const stock: Omit<FeedInput, 'url'> = {
  id: 'stock',
  adapter: 'http-json',
  dataset: 'supply',
  periodS: 1,
  pollS: 0.2,
  complete: true,
  map: { observedAt: 'countedAt' },
}
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 8000, interval: 30 })

test('feeds in; counts, records, refusals and the state hash out; what leaves a complete list is gone', async () => {
  document = [
    { id: 'a', name: '沙袋', lon: 121.2, lat: 31, countedAt: '2026-05-01 10:00:00' },
    { id: 'b', name: '水泵', lon: 121.3, lat: 31.1 },
  ]
  const host = open([{ ...stock, url }])
  await until(async () => expect(await host.query({ kind: 'datasets' })).toEqual({ supply: 2 }))
  expect((await host.query({ kind: 'dataset', id: 'supply', bbox: [121.25, 31, 122, 32] })).records.map((record) => record.id)).toEqual(['b'])
  document = [
    { id: 'a', name: '沙袋', lon: 'NaN', lat: 31 },
    { id: 'c', name: '帐篷' },
  ]
  await until(async () => expect((await host.query({ kind: 'rejects', feedId: 'stock' }))[0]?.reason).toContain('position'))
  expect(await host.query({ kind: 'datasets' })).toEqual({ supply: 3 })
  document = [{ id: 'c', name: '帐篷' }]
  await until(async () => expect(await host.query({ kind: 'datasets' })).toEqual({ supply: 1 }))
  document = [
    { id: 'a', name: '沙袋', lon: 121.2, lat: 31, countedAt: '2026-05-01 10:00:00' },
    { id: 'c', name: '帐篷' },
  ]
  await until(async () => expect(await host.query({ kind: 'datasets' })).toEqual({ supply: 2 }))
  const live = await host.query({ kind: 'stateHash' })
  expect(await host.query({ kind: 'stateHash', at: live.at })).toEqual(live)
  await until(() => expect(host.status()[0]).toMatchObject({ id: 'stock', link: { state: 'up' }, records: 2 }))
})

test('a source that answers with something else is no contact, however often; one good item, or an empty list, is', async () => {
  document = [{ id: 'a', name: '沙袋' }]
  const host = open([{ ...stock, url }])
  const contactAt = () => host.status()[0]?.link.lastContactAt
  const rejects = async () => (await host.query({ kind: 'rejects', feedId: 'stock' })).length
  await until(() => expect(contactAt()).toBeGreaterThan(0))
  document = '<html>维护中</html>'
  await until(async () => expect(await rejects()).toBeGreaterThan(1))
  await until(() => expect(host.status()[0]!.counters.rejected).toBeGreaterThan(1))
  const before = contactAt()
  const count = await rejects()
  // Several answers more, and status after them.
  await until(() => expect(host.status()[0]!.counters.rejected).toBeGreaterThan(count + 4))
  expect(contactAt()).toBe(before)
  expect(host.status()[0]).toMatchObject({ link: { state: 'up' }, lastError: { message: expect.any(String) } })
  document = [{ id: 'b', name: '水泵' }, 7]
  await until(() => expect(contactAt()).toBeGreaterThan(before!))
  document = []
  const mixed = contactAt()!
  await until(() => expect(contactAt()).toBeGreaterThan(mixed + 1_000))
})

test('records of the past come with the links as they were', async () => {
  document = [{ id: 'a', name: '沙袋' }]
  const host = open([{ ...stock, url }])
  await until(() => expect(host.status()[0]?.link.state).toBe('up'))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const { at } = await host.query({ kind: 'stateHash' })
  const then = await host.query({ kind: 'dataset', id: 'supply', at })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await until(async () => expect((await host.query({ kind: 'dataset', id: 'supply' })).links['stock']?.state).toBe('retrying'))
  const past = await host.query({ kind: 'dataset', id: 'supply', at })
  expect(past).toEqual(then)
  expect(past.links['stock']).toMatchObject({ state: 'up', lastContactAt: expect.any(Number) })
  expect(past.records.map((record) => record.id)).toEqual(['a'])
})

test('facts of hall datasets reach main, once', async () => {
  document = [{ id: 'i1', title: '积水', rev: 1 }]
  const facts: string[] = []
  const host = open([{ ...stock, id: 'city', dataset: 'incident', map: { rev: 'rev' }, complete: false, url }])
  host.onFacts((records) => facts.push(...records.map((record) => `${record.id}#${record.rev}`)))
  await until(() => expect(facts).toEqual(['i1#1']))
  document = [{ id: 'i1', title: '积水加深', rev: 2 }]
  await until(() => expect(facts).toEqual(['i1#1', 'i1#2']))
})

test('a host that is killed is back within a second with what it knew, although its source is dead', async () => {
  document = [{ id: 'a', name: '沙袋' }]
  const host = open([{ ...stock, url }])
  const exits: number[] = []
  host.onExit(({ code, restartInMs }) => exits.push(code, restartInMs))
  await until(async () => expect(await host.query({ kind: 'datasets' })).toEqual({ supply: 1 }))
  await new Promise((resolve) => setTimeout(resolve, 1200))
  server.closeAllConnections()
  server.close()
  children[0]!.die(9)
  await until(async () => expect(await host.query({ kind: 'datasets' })).toEqual({ supply: 1 }))
  expect(exits).toEqual([9, 100])
  await until(() => expect(host.status()[0]).toMatchObject({ link: { state: 'retrying' }, records: 1 }))
  expect(host.status()[0]!.link.lastContactAt).toBeGreaterThan(Date.now() - 10_000)
})

test('the third crash over one feed’s payload: the payload is kept, the feed is left out and named, the others run', async () => {
  document = [{ id: 'a', name: '沙袋' }]
  const host = open([
    { ...stock, url },
    { ...stock, id: 'poison', url: 'http://127.0.0.1:9' },
  ])
  const notices: string[] = []
  host.onNotice(({ code, detail }) => notices.push(`${code} ${detail}`))
  for (let crash = 1; crash <= 3; crash++) {
    await until(() => expect(children.length).toBe(crash))
    await until(async () => expect(await host.query({ kind: 'datasets' })).toEqual({ supply: 1 }))
    openBlackBox(join(dir, BLACK_BOX_FILE)).begin('poison', Buffer.from('{"deadly":1}'))
    children.at(-1)!.die(139)
  }
  await until(() => expect(notices.some((notice) => notice.startsWith('feed-quarantined poison: quarantine/poison-'))).toBe(true))
  expect(await readdir(join(dir, 'quarantine'))).toHaveLength(1)
  await until(() =>
    expect(host.status().find((feed) => feed.id === 'poison')).toMatchObject({
      link: { state: 'stopped' },
      lastError: { message: expect.stringContaining('left out') },
    }),
  )
  await until(() => expect(host.status().find((feed) => feed.id === 'stock')?.link.state).toBe('up'))
})

test('a feed whose secret is not set says so and keeps trying; a changed configuration starts and stops only what changed', async () => {
  document = [{ id: 'a', name: '沙袋' }]
  const secret: FeedInput = { ...stock, id: 'locked', url, headers: { authorization: 'Bearer secret:KEY' } }
  const host = open([{ ...stock, url }, secret])
  await until(() => expect(host.status().find((feed) => feed.id === 'locked')?.lastError?.message).toBe('the secret KEY is not set'))
  await until(() => expect(host.status().find((feed) => feed.id === 'stock')?.counters.received).toBeGreaterThan(2))
  const received = host.status().find((feed) => feed.id === 'stock')!.counters.received
  host.configure([feedSchema.parse({ ...stock, url }), feedSchema.parse(secret)], [], { KEY: 'found later' })
  await until(() => expect(host.status().find((feed) => feed.id === 'locked')?.link.state).toBe('up'))
  expect(host.status().find((feed) => feed.id === 'stock')!.counters.received).toBeGreaterThanOrEqual(received)
  host.configure([feedSchema.parse({ ...stock, url })], [])
  await until(() => expect(host.status().map((feed) => feed.id)).toEqual(['stock']))
  expect(host.status()[0]!.counters.received).toBeGreaterThanOrEqual(received)
  host.configure([], [])
  await until(async () => expect(await host.query({ kind: 'datasets' })).toEqual({}))
})

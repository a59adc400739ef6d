// SPDX-License-Identifier: Apache-2.0
import { XMLParser } from 'fast-xml-parser'
import mqtt from 'mqtt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_OPTIONS, readArguments } from './cli.ts'
import { startDistrict } from './district.ts'
import { openBroker } from './mqtt/broker.ts'
import { GATEWAY_ID, STATUS_TOPIC, openGateway } from './mqtt/gateway.ts'
import type { AddressInfo, Socket } from 'node:net'
import type { District } from './district.ts'

let district: District

beforeAll(async () => {
  district = await startDistrict({ ...DEFAULT_OPTIONS, seed: 5 })
})
afterAll(() => district.stop())

function address(path: string): string {
  return `${district.ready.http}${path}`
}

async function post(path: string, body = '', headers: Record<string, string> = {}): Promise<{ status: number; json: Record<string, unknown> }> {
  const response = await fetch(address(path), { method: 'POST', body, headers })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

/** Reads a stream's events until `enough` says so or two seconds have passed. */
async function readEvents(path: string, options: { lastId?: string; enough: (text: string) => boolean }): Promise<string> {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), 2000)
  let text = ''
  try {
    const response = await fetch(address(path), { signal: ending.signal, headers: options.lastId === undefined ? {} : { 'Last-Event-ID': options.lastId } })
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      if (options.enough(text)) break
    }
  } catch (error) {
    if (!ending.signal.aborted) throw error
  }
  clearTimeout(timer)
  ending.abort()
  return text
}

function idsOf(text: string): string[] {
  return [...text.matchAll(/^id: (.+)$/gm)].map((match) => match[1] ?? '')
}

test.each(['supplies', 'teams', 'facilities', 'sensors', 'duty', 'seats', 'hotline', 'towns', 'calls/stats', 'weather', 'series'])(
  '/api/%s is marked, wrapped and answers 304',
  async (name) => {
    const response = await fetch(address(`/api/${name}`))
    expect(decodeURIComponent(response.headers.get('x-demonstration') ?? '')).toBe('演示数据')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const document = (await response.json()) as { total: number; data: unknown }
    expect(document).toMatchObject({ code: 0, msg: 'ok', demo: true, generatedAt: expect.stringMatching(/\+08:00$/) })
    expect(document.total).toBe(Array.isArray(document.data) ? document.data.length : 1)
    const etag = response.headers.get('etag') ?? ''
    const again = await fetch(address(`/api/${name}`), { headers: { 'If-None-Match': `"other", ${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await fetch(address(`/api/${name}`), { headers: { 'If-None-Match': 'W/"other"' } })).status).toBe(200)
  },
)

test('CAP over HTTP: index, its links, the current alert, 404 for others', async () => {
  const index = new XMLParser({ ignoreAttributes: false }).parse(await (await fetch(address('/cap/atom.xml'))).text())
  const link: string = index.feed.entry.link['@_href']
  const alert = await (await fetch(link)).text()
  expect(alert).toContain('大风蓝色预警')
  expect(await (await fetch(address('/cap/current.xml'))).text()).toBe(alert)
  expect((await fetch(address('/cap/31011741600000_20200101000000_1.xml'))).status).toBe(404)
  expect((await fetch(address('/api/nothing'))).status).toBe(404)
})

test('a new listener gets the ring; Last-Event-ID only what is newer; a foreign id the whole ring', async () => {
  const ring = idsOf(await readEvents('/api/stream/incidents', { enough: (text) => idsOf(text).length >= 20 }))
  expect(ring.length).toBeGreaterThanOrEqual(20)
  const last = ring.at(-4) ?? ''
  const resumed = idsOf(await readEvents('/api/stream/incidents', { lastId: last, enough: (text) => idsOf(text).length >= 3 }))
  expect(resumed.slice(0, 3)).toEqual(ring.slice(-3))
  const foreign = idsOf(await readEvents('/api/stream/incidents', { lastId: 'zzz-000001', enough: (text) => idsOf(text).length >= 20 }))
  expect(foreign[0]).toBe(ring[0])
})

test('control creates an incident that listeners hear at once, and refuses nonsense and web pages', async () => {
  const listening = readEvents('/api/stream/incidents', { enough: (text) => text.includes('测试积水') })
  await new Promise((resolve) => setTimeout(resolve, 200))
  const made = await post('/control/incident', JSON.stringify({ title: '测试积水', lon: 121.268, lat: 31.107, grade: '4' }))
  expect(made).toMatchObject({ status: 201, json: { record: { bt: '测试积水', djmc: '一般', xzqh: '310117102', zt: '1' } } })
  expect(await listening).toContain('测试积水')
  expect((await post('/control/incident', '{"lon":120,"lat":31}')).status).toBe(400)
  expect((await post('/control/incident', '{"colour":1}')).status).toBe(400)
  expect((await post('/control/incident', 'x'.repeat(5000))).status).toBe(413)
  expect((await post('/control/pause', '', { Origin: 'http://example.test' })).status).toBe(403)
})

test('MQTT: in three seconds every sensor and vehicle speaks about three times, spread over the second; pause silences', async () => {
  const client = await mqtt.connectAsync(district.ready.mqtt, { reconnectPeriod: 0 })
  const live = new Map<string, number>()
  const tenths = new Set<number>()
  client.on('message', (topic, payload, packet) => {
    if (packet.retain) return
    live.set(topic, (live.get(topic) ?? 0) + 1)
    tenths.add(Math.floor((JSON.parse(payload.toString()).t % 1000) / 100))
  })
  await client.subscribeAsync('district/310117/#')
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const sensors = [...live.entries()].filter(([topic]) => topic.includes('/sensor/'))
  expect(sensors.length).toBeGreaterThanOrEqual(400)
  expect(sensors.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(3 * 400)
  expect([...live.keys()].filter((topic) => topic.includes('/vehicle/')).length).toBeGreaterThanOrEqual(60)
  expect(tenths.size).toBe(10)
  await post('/control/pause')
  await new Promise((resolve) => setTimeout(resolve, 200))
  live.clear()
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect([live.size, client.connected]).toEqual([0, true])
  expect(await retainedTopics()).toBeGreaterThanOrEqual(460)
  await post('/control/resume')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(live.size).toBeGreaterThan(100)
  await client.endAsync(true)
})

/** How many topics a newcomer is told at once, without waiting for a publisher. */
async function retainedTopics(): Promise<number> {
  const client = await mqtt.connectAsync(district.ready.mqtt, { reconnectPeriod: 0 })
  const topics = new Set<string>()
  client.on('message', (topic, _payload, packet) => packet.retain && topics.add(topic))
  await client.subscribeAsync('district/310117/#')
  await new Promise((resolve) => setTimeout(resolve, 400))
  await client.endAsync(true)
  return topics.size
}

test('MQTT: strangers cannot publish', async () => {
  const client = await mqtt.connectAsync(district.ready.mqtt, { reconnectPeriod: 0 })
  const heard: string[] = []
  client.on('error', () => undefined)
  client.on('message', (topic) => heard.push(topic))
  await client.subscribeAsync('intruder/#')
  await client.publishAsync('intruder/x', 'y').catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(heard).toEqual([])
  await client.endAsync(true)
})

test('the last will says offline when the gateway falls away, and it comes back by itself', async () => {
  const broker = await openBroker(GATEWAY_ID)
  const sockets: Socket[] = []
  broker.server.on('connection', (socket) => sockets.push(socket))
  await new Promise<void>((resolve) => broker.server.listen(0, '127.0.0.1', resolve))
  const { port } = broker.server.address() as AddressInfo
  const gateway = await openGateway(`mqtt://127.0.0.1:${port}`, () => 0)
  const watcher = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 })
  const said: boolean[] = []
  watcher.on('message', (_topic, payload) => said.push(JSON.parse(payload.toString()).online))
  await watcher.subscribeAsync(STATUS_TOPIC)
  await expect.poll(() => said).toEqual([true])
  sockets[0]?.destroy()
  await expect.poll(() => said, { timeout: 6000 }).toEqual([true, false, true])
  await watcher.endAsync(true)
  await gateway.close()
  await broker.close()
})

test('a taken port is a plain reason, and nothing stays open', async () => {
  const port = Number(new URL(district.ready.http).port)
  await expect(startDistrict({ ...DEFAULT_OPTIONS, httpPort: port })).rejects.toThrow(`cannot listen for HTTP on 127.0.0.1 port ${port}: it is taken`)
})

test('the command line', () => {
  expect(readArguments([])).toEqual({ kind: 'run', options: DEFAULT_OPTIONS })
  expect(readArguments(['--story', 'rainstorm', '--seed=7', '--http-port', '8080', '--begin', '10:42'])).toEqual({
    kind: 'run',
    options: { ...DEFAULT_OPTIONS, story: 'rainstorm', seed: 7, httpPort: 8080, beginMs: 38_520_000 },
  })
  expect(readArguments(['--help']).kind).toBe('help')
  for (const words of [['--story', 'flood'], ['--seed', '-1'], ['--http-port', '70000'], ['--begin', '24:00'], ['--seed'], ['extra'], ['--toString', '1']]) {
    expect(readArguments(words).kind, words.join(' ')).toBe('bad')
  }
})

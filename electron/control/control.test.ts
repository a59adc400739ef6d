// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COMMAND_SAMPLES } from '../../test/fixtures/commands.ts'
import { COMMAND_TABLE } from '../../shared/contracts/index.ts'
import type { AnyRecord } from '../../shared/domain/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { openEmbeddedFabric, type Fabric } from '../fabric/index.ts'
import { Hall, stateHash } from '../hall/index.ts'
import { startControlApi, type AgedRecord, type ControlApi, type ControlSources, type DatasetQuery } from './index.ts'

const START = 1_790_000_000_000
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

let dir: string
let now: number
let fabric: Fabric
let hall: Hall
let api: ControlApi
let token: string
let faults: unknown[]
let asked: DatasetQuery | null
let hashed: (at?: number) => { at: number; hash: string } | null

const record = (id: string, body: AnyRecord['body'], change: Partial<AgedRecord> = {}): AgedRecord => ({
  v: 1,
  district: '310117',
  dataset: 'supply',
  source: 'depots',
  id,
  rev: 0,
  observedAt: START,
  receivedAt: START,
  realm: 'real',
  body,
  age: { state: 'fresh', seconds: 3 },
  demonstration: true,
  ...change,
})
const RECORDS = [
  record('a', { name: '=1+1', quantity: -5, phone: '+86 1' }, { position: { lon: 121.2, lat: 31 } }),
  record('b', { name: '沙袋,"大"\n号', unit: '只' }),
]

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'control-'))
  now = START
  faults = []
  asked = null
  hashed = () => null
  fabric = await openEmbeddedFabric({ dir, district: '310117', product: 'test', now: () => now, onProblem: () => undefined, reserveBytes: 1000 })
  hall = await Hall.open({ log: fabric.log, clock: { now: () => now }, layouts: SHIPPED_LAYOUTS, recordedFrom: () => START - 1000 })
  await hall.execute(
    { name: 'system.startSession', input: { product: '0', runtime: 't', screens: ['s1'], layoutId: 'overview', forceLayout: false } },
    { principal: 'system', role: 'system' },
  )
  const sources: ControlSources = {
    hall,
    clock: { now: () => now },
    health: async () => ({ feeds: [], startedAt: START }),
    datasets: async () => [{ id: 'supply', count: 2, sources: ['depots'] }],
    dataset: async (id, query) => ((asked = query), id === 'supply' ? { records: RECORDS } : id === 'warning' ? 'not-recorded' : null),
    series: async (id, fromAt) =>
      id === 'rain' ? { unit: 'mm', points: [{ at: fromAt, value: 1.5 }] } : id === 'broken' ? Promise.reject(new Error('secret detail')) : null,
    snapshot: async (screenId) => (screenId === 's1' ? { png: PNG, scale: 0.5 } : null),
    verify: (wanted) => fabric.log.verify(wanted),
    journal: (from, to, fromSeq) => fabric.log.readByTime(from, to, fromSeq),
    journalFile: (from, to) => fabric.log.exportRecords(from, to),
    stateAt: (at) => hall.stateAt(at),
    recordsHash: async (at) => hashed(at),
  }
  api = await startControlApi({ dataDir: dir, port: 0, sources, onFault: (error) => faults.push(error) })
  token = (JSON.parse(await readFile(api.controlFile, 'utf8')) as { token: string }).token
})
afterEach(async () => {
  await api.stop()
  await fabric.close()
  await rm(dir, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly text: string
  readonly json: Record<string, unknown>
}

function ask(path: string, change: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: api.port, path, method: change.method ?? 'GET', headers: { authorization: `Bearer ${token}`, ...change.headers } },
      (response) => {
        const parts: Buffer[] = []
        response
          .on('data', (part: Buffer) => parts.push(part))
          .on('error', reject)
          .on('end', () => {
            const text = Buffer.concat(parts).toString('utf8')
            const isJson = String(response.headers['content-type']).startsWith('application/json')
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} })
          })
      },
    )
    request.on('error', reject)
    request.end(change.body)
  })
}

const command = (name: string, input: unknown, commandId?: string) =>
  ask('/api/v1/commands', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, input, ...(commandId ? { commandId } : {}) }),
  })

test('control.json is for this user only, says where and who, and goes with the server', async () => {
  expect((await stat(api.controlFile)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(join(dir, 'control.json'), 'utf8'))).toEqual({ url: api.url, token, pid: process.pid })
  await api.stop()
  await expect(stat(api.controlFile)).rejects.toMatchObject({ code: 'ENOENT' })
})

test.for([
  ['no token', '/api/v1/health', { headers: { authorization: '' } }, 401, 'unauthorized'],
  ['a wrong token', '/api/v1/health', { headers: { authorization: 'Bearer x' } }, 401, 'unauthorized'],
  ['another host', '/api/v1/health', { headers: { host: 'evil.example' } }, 403, 'forbidden-host'],
  ['another port in the host', '/api/v1/health', { headers: { host: '127.0.0.1:1' } }, 403, 'forbidden-host'],
  ['another origin', '/api/v1/health', { headers: { origin: 'https://evil.example' } }, 403, 'forbidden-origin'],
  ['a page from a file', '/api/v1/health', { headers: { origin: 'null' } }, 403, 'forbidden-origin'],
  ['an unknown address', '/api/v1/nothing', {}, 404, 'not-found'],
  ['a path that climbs', '/api/v1/datasets/%2e%2e%2fhealth', {}, 404, 'unknown-dataset'],
  ['a broken escape', '/api/v1/datasets/%E0%A4%A', {}, 404, 'not-found'],
  ['a name every object has', '/api/v1/datasets/constructor', {}, 404, 'unknown-dataset'],
  ['another method', '/api/v1/health', { method: 'DELETE' }, 405, 'method-not-allowed'],
  ['a preflight', '/api/v1/commands', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, 403, 'forbidden-origin'],
  ['a form', '/api/v1/commands', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, 'unsupported-media-type'],
  ['a body that is no JSON', '/api/v1/commands', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }, 400, 'bad-json'],
  [
    'a body that is no UTF-8',
    '/api/v1/commands',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.from([0x22, 0xff, 0x22]) },
    400,
    'bad-json',
  ],
  [
    'an unknown field',
    '/api/v1/commands',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"layout.back","input":{},"role":"system"}' },
    400,
    'bad-input',
  ],
  [
    'a body beyond 1 MB',
    '/api/v1/commands',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: ' '.repeat(1_048_577) },
    413,
    'too-large',
  ],
  [
    'a body beyond 1 MB without a length',
    '/api/v1/commands',
    { method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }, body: ' '.repeat(3_000_000) },
    413,
    'too-large',
  ],
  ['an unknown query field', '/api/v1/state?when=now', {}, 400, 'bad-input'],
  ['a query field twice', '/api/v1/state?at=1790000000000&at=1790000000001', {}, 400, 'bad-input'],
  ['a moment to come', `/api/v1/state?at=${START + 1}`, {}, 400, 'not-recorded'],
  ['records of a moment to come', `/api/v1/datasets/supply?at=${START + 1}`, {}, 400, 'not-recorded'],
  ['records from before the record', `/api/v1/datasets/warning?at=${START - 1}`, {}, 404, 'not-recorded'],
  ['a moment without a zone', '/api/v1/state?at=2026-09-21T00:00:00', {}, 400, 'bad-input'],
  ['an upside-down box', '/api/v1/datasets/supply?bbox=121,32,122,31', {}, 400, 'bad-input'],
  ['an unknown screen', '/api/v1/screens/s9/snapshot.png', {}, 404, 'unknown-screen'],
  ['an unknown indicator', '/api/v1/indicators/x', {}, 404, 'unknown-indicator'],
] as const)('%s is refused with a reason', async ([, path, change, status, code]) => {
  const answer = await ask(path, change as Parameters<typeof ask>[1])
  expect([answer.status, answer.json['ok'], answer.json['code']]).toEqual([status, false, code])
  if (code === 'unknown-screen') expect(answer.json['message']).toContain('the screens are: s1')
  expect(faults).toEqual([])
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.headers['access-control-allow-origin']).toBeUndefined()
})

test('the same origin is let in; a fault answers 500 without its detail and is told', async () => {
  expect((await ask('/api/v1/health', { headers: { origin: api.url } })).status).toBe(200)
  const answer = await ask('/api/v1/indicators/broken')
  expect([answer.status, answer.json['code'], answer.text.includes('secret')]).toEqual([500, 'fault', false])
  expect(String(faults[0])).toContain('secret detail')
})

test('commands run as admin through the table, answers are values, and repeating an id changes nothing', async () => {
  const first = await command('layout.take', { layoutId: 'map' }, 'x1')
  expect(first.json).toMatchObject({ ok: true, commandId: 'x1', value: { layoutId: 'map', screens: ['s1'] } })
  expect((await command('layout.take', { layoutId: 'map' }, 'x1')).json).toEqual(first.json)
  expect((await command('report.receive', {})).json).toMatchObject({ ok: false, code: 'forbidden' })
  expect((await command('no.such', {})).json).toMatchObject({ ok: false, code: 'unknown-command' })
  expect((await command('layout.take', { layoutId: 7 })).json).toMatchObject({ ok: false, code: 'bad-input' })
})

test('state tells screens, mode and hash, now and as it was', async () => {
  const before = stateHash(hall.state())
  now += 5000
  expect((await command('response.raise', COMMAND_SAMPLES['response.raise'].good)).json).toMatchObject({ ok: true })
  await command('layout.take', { layoutId: 'map' })
  await command('timeline.rewind', { at: START - 500, rate: 2 })
  now += 100
  const live = (await ask('/api/v1/state')).json as { screens: Record<string, Record<string, unknown>>; responses: { startedAtIso: string }[] }
  expect(live).toMatchObject({ ok: true, mode: 'emergency', stateHash: stateHash(hall.state()), at: now, atIso: new Date(now).toISOString() })
  expect(live.screens['s1']).toMatchObject({ layoutId: 'map', timeline: { mode: 'replay' }, shownAt: START - 300 })
  expect(live.responses[0]?.startedAtIso).toBe(new Date(START + 5000).toISOString())
  const past = (await ask(`/api/v1/state?at=${encodeURIComponent(new Date(START + 1).toISOString())}`)).json
  expect(past).toMatchObject({ mode: 'normal', stateHash: before, screens: { s1: { layoutId: 'overview' } } })
})

test('the hash of the records is of the moment the answer names; without one it is null', async () => {
  expect((await ask('/api/v1/state')).json).toMatchObject({ recordsHash: null, at: now })
  now += 5000
  await command('layout.take', { layoutId: 'map' })
  now += 1000
  hashed = (at) => ((at ?? now) < START ? null : { at: at ?? now - 3, hash: `of ${at ?? now - 3}` })
  const live = (await ask('/api/v1/state')).json as { at: number; recordsHash: string; stateHash: string }
  expect(live).toMatchObject({ at: now - 3, recordsHash: `of ${now - 3}`, screens: { s1: { layoutId: 'map' } } })
  expect((await ask(`/api/v1/state?at=${live.at}`)).json).toMatchObject({ recordsHash: live.recordsHash, stateHash: live.stateHash, at: live.at })
  expect((await ask(`/api/v1/state?at=${START - 1}`)).json).toMatchObject({ recordsHash: null })
})

test('datasets come as JSON, GeoJSON and CSV that no spreadsheet runs', async () => {
  expect((await ask('/api/v1/datasets')).json).toEqual({ ok: true, datasets: [{ id: 'supply', count: 2, sources: ['depots'] }] })
  const json = (await ask(`/api/v1/datasets/supply?bbox=121,30.9,121.5,31.2&since=${START}&at=${START}`)).json as { records: unknown[] }
  expect(asked).toEqual({ bbox: [121, 30.9, 121.5, 31.2], since: START, at: START })
  expect(json.records[0]).toMatchObject({
    id: 'a',
    observedAt: START,
    observedAtIso: '2026-09-21T14:13:20.000Z',
    age: { state: 'fresh', seconds: 3 },
    demonstration: true,
  })
  const geo = await ask('/api/v1/datasets/supply?format=geojson')
  expect(geo.headers['content-type']).toContain('application/geo+json')
  expect(JSON.parse(geo.text)).toMatchObject({
    type: 'FeatureCollection',
    features: [{ id: 'depots/a', geometry: { type: 'Point', coordinates: [121.2, 31] }, properties: { quantity: -5 } }, { geometry: null }],
  })
  const csv = await ask('/api/v1/datasets/supply?format=csv')
  const [, head, first, ...rest] = csv.text.split(/^\uFEFF|\r\n/)
  expect(head).toMatch(/^district,dataset,source,id,.*,body\.name,body\.phone,body\.quantity,body\.unit$/)
  expect(first).toMatch(/,true,fresh,3,121\.2,31,'=1\+1,'\+86 1,-5,$/)
  expect(rest.join('\r\n')).toMatch(/,"沙袋,""大""\n号",,,只\r\n$/)
})

test('indicators, snapshot, journal and its check answer', async () => {
  expect((await ask('/api/v1/indicators/rain')).json).toMatchObject({
    ok: true,
    unit: 'mm',
    from: START - 3_600_000,
    to: START,
    points: [{ at: START - 3_600_000, value: 1.5 }],
  })
  const picture = await ask('/api/v1/screens/s1/snapshot.png')
  expect([picture.headers['content-type'], picture.headers['x-snapshot-scale'], picture.headers['content-length']]).toEqual(['image/png', '0.5', '8'])
  await command('layout.take', { layoutId: 'map' })
  const whole = (await ask('/api/v1/journal')).json as { records: unknown[] }
  expect(whole).toMatchObject({ ok: true, truncated: false, records: [{ seq: 1, type: 'session.started', atIso: '2026-09-21T14:13:20.000Z' }, { seq: 2 }] })
  expect((await ask('/api/v1/journal?limit=1')).json).toMatchObject({ truncated: true, records: [{ seq: 1 }] })
  const headHash = fabric.log.head().hash
  expect((await ask('/api/v1/journal/verify')).json).toMatchObject({ ok: true, records: 2, headHash })
  await command('layout.take', { layoutId: 'emergency' })
  // A hash written down earlier is still in the chain after the head has gone on; another never was.
  for (const [head, headMatches] of [
    [headHash.toUpperCase(), true],
    [fabric.log.head().hash, true],
    ['0'.repeat(63) + '1', false],
  ] as const)
    expect((await ask(`/api/v1/journal/verify?head=${head}`)).json).toMatchObject({ ok: true, headHash: fabric.log.head().hash, headMatches })
  expect((await ask('/api/v1/journal/verify?head=abc')).status).toBe(400)
  expect((await ask('/api/v1/journal?fromSeq=2&toSeq=2')).json).toMatchObject({ truncated: false, records: [{ seq: 2 }] })
  expect((await ask('/api/v1/journal?fromSeq=9')).json).toMatchObject({ records: [] })
  expect((await ask('/api/v1/journal/export?fromSeq=9')).status).toBe(404)
  const exported = await fetch(`${api.url}/api/v1/journal/export?fromSeq=2&toSeq=2`, { headers: { authorization: `Bearer ${token}` } })
  const bytes: Uint8Array[] = []
  for await (const part of fabric.log.exportRecords(2, 2)) bytes.push(part)
  expect(Buffer.from(await exported.arrayBuffer())).toEqual(Buffer.concat(bytes))
})

test('a long journal is written with one listener for its end, however often the socket is full', async () => {
  const warnings: Error[] = []
  const hear = (warning: Error): void => void warnings.push(warning)
  process.on('warning', hear)
  const note = () => hall.execute({ name: 'system.notice', input: { code: 'n', detail: '积'.repeat(2000) } }, { principal: 'system', role: 'system' })
  await Promise.all(Array.from({ length: 1500 }, note))
  expect(((await ask('/api/v1/journal')).json as { records: unknown[] }).records).toHaveLength(1501)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', hear)
  expect(warnings.map((warning) => warning.message)).toEqual([])
})

function parseMessage(message: string): { id: number; data: { seq: number; type: string } }[] {
  const found = /^id: (\d+)\ndata: (.*)$/.exec(message)
  return found ? [{ id: Number(found[1]), data: JSON.parse(found[2]!) as { seq: number; type: string } }] : []
}

async function* listen(path: string, headers: Record<string, string> = {}): AsyncGenerator<{ id: number; data: { seq: number; type: string } }> {
  const abort = new AbortController()
  const response = await fetch(api.url + path, { headers: { authorization: `Bearer ${token}`, ...headers }, signal: abort.signal })
  let text = ''
  try {
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      text += part
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      yield* messages.flatMap(parseMessage)
    }
  } finally {
    abort.abort()
  }
}

test('events stream the past from a number on, then live, each once and in order; Last-Event-ID goes on', async () => {
  for (let index = 0; index < 50; index += 1)
    await hall.execute({ name: 'system.notice', input: { code: 'n', detail: String(index) } }, { principal: 'system', role: 'system' })
  const seen: number[] = []
  const sent: Promise<unknown>[] = []
  for await (const event of listen('/api/v1/events?after=10')) {
    seen.push(event.id)
    expect(event.data.seq).toBe(event.id)
    if (event.id % 10 === 0) sent.push(command('layout.preview', { layoutId: event.id % 20 === 0 ? 'map' : 'overview' }))
    if (seen.length === 42) break
  }
  await Promise.all(sent)
  expect(seen).toEqual(Array.from({ length: 42 }, (_, index) => index + 11))
  for await (const event of listen('/api/v1/events?after=1', { 'last-event-id': '30' })) {
    expect(event.id).toBe(31)
    break
  }
})

test('without a number only what comes is streamed', async () => {
  const events = listen('/api/v1/events')
  let first: number | null = null
  void events.next().then(({ value }) => (first = value?.id ?? null))
  let sent = 0
  await expect
    .poll(async () => {
      sent += 1
      await command('layout.preview', { layoutId: sent % 2 === 1 ? 'map' : null })
      return first
    })
    .not.toBeNull()
  expect(first).toBeGreaterThan(1)
  await events.return(undefined)
})

test('a reader that does not read is cut off instead of filling the memory, and others go on', async () => {
  const socket = connect(api.port, '127.0.0.1')
  socket.write(`GET /api/v1/events?after=0 HTTP/1.1\r\nHost: 127.0.0.1:${api.port}\r\nAuthorization: Bearer ${token}\r\n\r\n`)
  await new Promise((resolve) => socket.once('readable', resolve))
  const closed = new Promise((resolve) => socket.once('close', () => resolve('closed')))
  socket.on('error', () => undefined)
  // Beyond what the sockets of both sides may hold by themselves.
  for (let round = 0; round < 30; round += 1) {
    await Promise.all(
      Array.from({ length: 300 }, () =>
        hall.execute({ name: 'system.notice', input: { code: 'n', detail: '积'.repeat(1000) } }, { principal: 'system', role: 'system' }),
      ),
    )
  }
  socket.resume()
  expect(await Promise.race([closed, new Promise((resolve) => setTimeout(() => resolve('still open'), 3000))])).toBe('closed')
  expect((await ask('/api/v1/health')).status).toBe(200)
})

test('open streams do not hold up the end', async () => {
  const events = listen('/api/v1/events?after=0')
  expect((await events.next()).value?.id).toBe(1)
  const next = events.next().then(
    ({ done }) => done,
    () => true,
  )
  await api.stop()
  expect(await next).toBe(true)
})

test('openapi.json describes every route and every command, and only those', async () => {
  const description = (await ask('/api/v1/openapi.json')).json as {
    openapi: string
    paths: Record<string, Record<string, { operationId: string }>>
    components: { schemas: Record<string, { properties: { input: { type?: string; oneOf?: { type: string }[] } } }> }
  }
  expect(description.openapi).toBe('3.1.0')
  expect(Object.keys(description.paths).sort()).toEqual(
    [
      'commands',
      'datasets',
      'datasets/{id}',
      'events',
      'health',
      'indicators/{id}',
      'journal',
      'journal/export',
      'journal/verify',
      'openapi.json',
      'organisation',
      'rules',
      'screens/{id}/snapshot.png',
      'state',
      'tokens',
      'tokens/{principal}',
    ].map((name) => `/api/v1/${name}`),
  )
  for (const name of Object.keys(COMMAND_TABLE)) {
    const { type, oneOf } = description.components.schemas[name]?.properties.input ?? {}
    expect(oneOf ? oneOf.every((one) => one.type === 'object') : type === 'object', name).toBe(true)
  }
  const names = Object.values(description.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
  expect(new Set(names).size).toBe(names.length)
  const references = JSON.stringify(description).match(/#\/components\/schemas\/[^"]+/g) ?? []
  for (const reference of references) expect(Object.keys(description.components.schemas)).toContain(reference.split('/').at(-1))
})

test('garbage on the socket and a request without a host harm nobody', async () => {
  for (const text of [
    '\x16\x03\x01\x02\x00\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${api.port}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  ]) {
    const answer = await new Promise<string>((resolve) => {
      let received = ''
      const socket = connect(api.port, '127.0.0.1', () => socket.end(text))
      socket.on('data', (part) => (received += part.toString())).on('close', () => resolve(received))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
  }
  expect((await ask('/api/v1/health')).status).toBe(200)
})

// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Aedes, type Client } from 'aedes'
import { afterEach, expect, test, vi } from 'vitest'
import { linkedAlerts } from '../../shared/feeds/index.ts'
import { openHttpTransport, openMqttTransport, openSseTransport, type Transport } from './index.ts'

const running: { stop(): void }[] = []
afterEach(() => {
  for (const one of running.splice(0)) one.stop()
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

async function serve(answer: Answer): Promise<{ url: string; server: Server }> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({ stop: () => void (server.closeAllConnections(), server.close()) })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

function heard() {
  const log: string[] = []
  return {
    log,
    listener: {
      opened: () => void log.push('opened'),
      bytes: (bytes: Uint8Array, origin: { topic?: string; event?: string }) =>
        void log.push(['bytes', origin.topic ?? origin.event, Buffer.from(bytes).toString()].filter(Boolean).join(' ')),
      alive: () => void log.push('alive'),
      refused: (reason: string) => void log.push('refused ' + reason),
      failed: (message: string) => void log.push('failed ' + message),
    },
  }
}

function started(transport: Transport): Transport {
  running.push(transport)
  transport.start()
  return transport
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 10 })
const base = { headers: {}, maxBytes: 10_000 }

test('http: polls, asks conditionally, sends headers, and a 304 is a sign of life', async () => {
  const asked: (string | undefined)[] = []
  const { url } = await serve((request, response) => {
    asked.push(request.headers['if-none-match'], request.headers['x-key'] as string)
    if (request.headers['if-none-match'] === '"1"') return void response.writeHead(304).end()
    response.writeHead(200, { etag: '"1"' }).end('[1]')
  })
  const { log, listener } = heard()
  started(openHttpTransport({ ...base, url, pollMs: 20, headers: { 'x-key': 'k' } }, listener))
  await until(() => expect(log.length).toBeGreaterThanOrEqual(4))
  expect(log.slice(0, 4)).toEqual(['opened', 'bytes [1]', 'alive', 'alive'])
  expect(asked.slice(0, 4)).toEqual([undefined, 'k', '"1"', 'k'])
})

test('http: after a failure it is silent until it is started again', async () => {
  let fails = true
  const { url } = await serve((_request, response) => void (fails ? response.writeHead(503).end() : response.end('{}')))
  const { log, listener } = heard()
  const transport = started(openHttpTransport({ ...base, url, pollMs: 10 }, listener))
  await until(() => expect(log).toEqual(['failed HTTP 503']))
  fails = false
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(log.length).toBe(1)
  transport.start()
  await until(() => expect(log.slice(1, 3)).toEqual(['opened', 'bytes {}']))
})

test('http: a refused connection is explained', async () => {
  const { log, listener } = heard()
  started(openHttpTransport({ ...base, url: 'http://127.0.0.1:9', pollMs: 10 }, listener))
  await until(() => expect(log[0]).toMatch(/^failed .*(ECONNREFUSED|bad port)/))
})

test('http: too large by announcement, by length, or once inflated is refused, and polling goes on', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
  const answers: Answer[] = [
    (_request, response) => void response.writeHead(200, { 'content-length': '20971520' }).end('x'),
    (_request, response) => void (response.writeHead(200), response.write('x'.repeat(9_000)), response.end('x'.repeat(9_000))),
    (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(bomb)),
    (_request, response) => void response.end('good'),
  ]
  let turn = 0
  const { url } = await serve((request, response) => answers[Math.min(turn++, answers.length - 1)]!(request, response))
  const { log, listener } = heard()
  const memory = process.memoryUsage().rss
  started(openHttpTransport({ ...base, url, pollMs: 10 }, listener))
  await until(() => expect(log).toContain('bytes good'))
  const refusals = log.filter((line) => line.startsWith('refused'))
  expect(refusals).toHaveLength(4)
  expect(refusals[0]).toContain('20971520')
  expect(refusals[3]).toContain('compressed more than once')
  expect(log.filter((line) => line.startsWith('failed'))).toEqual([])
  expect(process.memoryUsage().rss - memory).toBeLessThan(150 * 1024 * 1024)
})

test('http: redirects stay on the host', async () => {
  const other = await serve((_request, response) => void response.end('stolen'))
  const { url } = await serve((request, response) => {
    if (request.url === '/here') response.writeHead(302, { location: '/there' }).end()
    else if (request.url === '/there') response.end('arrived')
    else response.writeHead(302, { location: other.url }).end()
  })
  const near = heard()
  started(openHttpTransport({ ...base, url: url + '/here', pollMs: 5000 }, near.listener))
  await until(() => expect(near.log).toContain('bytes arrived'))
  const far = heard()
  started(openHttpTransport({ ...base, url: url + '/away', pollMs: 5000 }, far.listener))
  await until(() => expect(far.log[0]).toMatch(/^failed a redirect to another host/))
})

test('http: an index leads to each of its documents once; another host is refused', async () => {
  const fetched: string[] = []
  const { url } = await serve((request, response) => {
    fetched.push(request.url!)
    const entries = ['a.xml', 'b.xml', 'http://elsewhere.invalid/c.xml']
      .map((href) => `<entry><link type="application/cap+xml" href="${href}"/></entry>`)
      .join('')
    response.end(request.url === '/cap/atom.xml' ? `<feed>${entries}</feed>` : `alert ${request.url}`)
  })
  const { log, listener } = heard()
  started(openHttpTransport({ ...base, url: url + '/cap/atom.xml', pollMs: 20, links: linkedAlerts }, listener))
  await until(() => expect(fetched.filter((path) => path.endsWith('atom.xml')).length).toBeGreaterThanOrEqual(3))
  expect(log.filter((line) => line.startsWith('bytes'))).toEqual(['bytes alert /cap/a.xml', 'bytes alert /cap/b.xml'])
  expect(log).toContain('refused a link to another host is refused')
})

test('sse: events with names, comments as signs of life, and going on after the last event', async () => {
  const lastIds: unknown[] = []
  const { url } = await serve((request, response) => {
    lastIds.push(request.headers['last-event-id'])
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.write(': hello\n\nid: 7\nevent: call\ndata: {"text":"积')
    setTimeout(() => response.end('水"}\n\n'), 20)
  })
  const { log, listener } = heard()
  const transport = started(openSseTransport({ ...base, url, idleLimitMs: 5000 }, listener))
  await until(() => expect(log.at(-1)).toBe('failed the source ended the stream'))
  expect(log).toContain('bytes call {"text":"积水"}')
  expect(log.slice(0, 2)).toEqual(['opened', 'alive'])
  transport.start()
  await until(() => expect(lastIds).toEqual([undefined, '7']))
})

test('sse: silence, an endless event and a page that is no stream are failures', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(request.url === '/endless' ? 'data: ' + 'x'.repeat(20_000) : ': hi\n\n')
  })
  const idle = heard()
  started(openSseTransport({ ...base, url, idleLimitMs: 80 }, idle.listener))
  const endless = heard()
  started(openSseTransport({ ...base, url: url + '/endless', idleLimitMs: 5000 }, endless.listener))
  const page = heard()
  started(openSseTransport({ ...base, url: url + '/page', idleLimitMs: 5000 }, page.listener))
  await until(() => expect(idle.log.at(-1)).toMatch(/^failed nothing heard for 80 ms/))
  await until(() => expect(endless.log.some((line) => line.startsWith('refused an event is larger'))).toBe(true))
  await until(() => expect(endless.log.at(-1)).toMatch(/^failed/))
  await until(() => expect(page.log).toEqual(['failed not an event stream but text/html']))
})

test('mqtt: wildcard topics with Chinese names, retained values, and a broker that goes away', async () => {
  const broker = await Aedes.createBroker()
  const server = createTcpServer(broker.handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({ stop: () => void (broker.close(), server.close()) })
  const clients: Client[] = []
  broker.on('client', (client) => clients.push(client))
  const publish = (topic: string, payload: string, retain = false) =>
    new Promise<void>((resolve) => broker.publish({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 0, dup: false, retain }, () => resolve()))
  await publish('水务/p1/压力', '0.2', true)
  const { log, listener } = heard()
  const transport = started(
    openMqttTransport({ ...base, url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`, topic: '水务/+/压力', clientId: 'wall-1' }, listener),
  )
  await until(() => expect(log).toContain('opened'))
  await publish('水务/p2/压力', '0.3')
  await publish('水务/p2/流量', '9')
  await until(() => expect(log.filter((line) => line.startsWith('bytes'))).toEqual(['bytes 水务/p1/压力 0.2', 'bytes 水务/p2/压力 0.3']))
  clients[0]!.close()
  await until(() => expect(log.at(-1)).toMatch(/^failed/))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(clients.map((client) => client.id)).toEqual(['wall-1'])
  transport.start()
  await until(() => expect(clients.map((client) => client.id)).toEqual(['wall-1', 'wall-1']))
  await until(() => expect(log.filter((line) => line === 'opened')).toHaveLength(2))
  transport.stop()
  const count = log.length
  await publish('水务/p2/压力', '0.4')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(log.length).toBe(count)
})

test('http: a document nobody could read is asked for whole again, never by its tag', async () => {
  const asked: (string | undefined)[] = []
  const { url } = await serve((request, response) => {
    asked.push(request.headers['if-none-match'])
    response.writeHead(200, { etag: '"1"' }).end('garbage')
  })
  const { log, listener } = heard()
  started(openHttpTransport({ ...base, url, pollMs: 10 }, { ...listener, bytes: (bytes) => (listener.bytes(bytes, {}), false) }))
  await until(() => expect(asked.length).toBeGreaterThanOrEqual(3))
  expect(new Set(asked)).toEqual(new Set([undefined]))
  expect(log).not.toContain('alive')
})

test('sse: an event is judged by who reads it, only a comment is a sign of life by itself', async () => {
  const { url } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: garbage\n\ndata: garbage\n\n: beat\n\n')
  })
  const { log, listener } = heard()
  started(openSseTransport({ ...base, url, idleLimitMs: 5000 }, listener))
  await until(() => expect(log).toEqual(['opened', 'alive', 'bytes garbage', 'bytes garbage', 'alive']))
})

test('mqtt: a message over the limit ends the connection before it is whole in memory; many small ones do not', async () => {
  const broker = await Aedes.createBroker()
  const server = createTcpServer(broker.handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({ stop: () => void (broker.close(), server.close()) })
  const publish = (payload: Buffer) =>
    new Promise<void>((resolve) => broker.publish({ cmd: 'publish', topic: 'a', payload, qos: 0, dup: false, retain: false }, () => resolve()))
  const { log, listener } = heard()
  const address = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`
  started(openMqttTransport({ ...base, url: address, topic: 'a', clientId: 'wall' }, { ...listener, bytes: () => void log.push('bytes') }))
  await until(() => expect(log).toEqual(['opened', 'alive']))
  for (let index = 0; index < 200; index++) await publish(Buffer.alloc(9_000))
  await until(() => expect(log.filter((line) => line === 'bytes')).toHaveLength(200))
  await publish(Buffer.alloc(20 * 1024 * 1024))
  await until(() => expect(log.slice(-2)).toEqual(['refused a message is larger than 10000 bytes', 'failed a message is larger than 10000 bytes']))
  expect(log.filter((line) => line === 'bytes')).toHaveLength(200)
})

// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http'
import { isIPv4 } from 'node:net'
import { matches } from './documents.ts'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Moment } from '../model/world.ts'
import type { EventStream } from '../sse/stream.ts'
import type { Resolver } from './routes.ts'

/** What the HTTP side needs from the rest of the district. */
export interface HttpParts {
  readonly resolve: Resolver
  readonly moment: () => Moment
  readonly streams: Readonly<Record<string, EventStream>>
  /** Answers a control request: status and JSON value. */
  readonly control: (action: string, body: string) => { status: number; value: unknown }
  readonly controlState: () => unknown
}

/** On every answer: 演示数据, once percent-encoded and once in ASCII. */
const DEMONSTRATION: Readonly<Record<string, string>> = {
  'X-Demonstration': encodeURIComponent('演示数据'),
  'X-Demonstration-Ascii': 'demonstration data',
}
const MAX_BODY_BYTES = 4096

/** Makes the HTTP server; the caller listens and closes. */
export function makeHttpServer(parts: HttpParts): Server {
  return createServer((request, response) => {
    answer(parts, request, response).catch(() => {
      if (!response.headersSent) sendJson(response, 500, { code: 500, msg: 'internal error', demo: true })
      else response.destroy()
    })
  })
}

async function answer(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request)
  if (path.startsWith('/control/')) return answerControl(parts, request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendJson(response, 405, { code: 405, msg: 'only GET', demo: true })
  const stream = parts.streams[path]
  if (stream !== undefined) return stream.accept(request, response, DEMONSTRATION)
  const document = parts.resolve(path, parts.moment())
  if (document === null) return sendJson(response, 404, { code: 404, msg: 'no such address', demo: true })
  const headers = { ...DEMONSTRATION, ETag: document.etag, 'Cache-Control': 'no-cache' }
  if (matches(request.headers['if-none-match'], document.etag)) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { ...headers, 'Content-Type': document.contentType, 'Content-Length': document.body.length })
  response.end(request.method === 'HEAD' ? undefined : document.body)
}

async function answerControl(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isLoopback(request.socket.remoteAddress)) return sendJson(response, 403, { code: 403, msg: 'control is for loopback callers only', demo: true })
  // A page in a browser on the same machine must not reach the controls; local tools send no Origin.
  if (request.headers.origin !== undefined) return sendJson(response, 403, { code: 403, msg: 'control is not for web pages', demo: true })
  const action = pathOf(request).slice('/control/'.length)
  if (action === 'state' && request.method === 'GET') return sendJson(response, 200, parts.controlState())
  if (request.method !== 'POST') return sendJson(response, 405, { code: 405, msg: 'only POST', demo: true })
  const body = await bodyOf(request)
  if (body === null) return sendJson(response, 413, { code: 413, msg: `body over ${MAX_BODY_BYTES} bytes`, demo: true })
  const { status, value } = parts.control(action, body)
  sendJson(response, status, value)
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...DEMONSTRATION, 'Cache-Control': 'no-cache', 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/'
}

function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false
  const bare = address.startsWith('::ffff:') ? address.slice(7) : address
  return bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'))
}

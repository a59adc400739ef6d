// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { ApiRefusal, COMMON_HEADERS, sendJson, sendRefusal } from './answer.ts'
import { EventStreams } from './eventStream.ts'
import { allowedHosts, assertAllowed } from './guard.ts'
import { openApi, type ApiProduct } from './openApi.ts'
import { parseQuery } from './query.ts'
import { ROUTES, type Route } from './routes.ts'
import type { ControlSources } from './sources.ts'

/** How the control API is opened. Port 0 takes any free one; `onFault` hears of defects while answering. */
export interface ControlServerOptions {
  readonly port: number
  readonly token: string
  readonly product: ApiProduct
  readonly sources: ControlSources
  readonly onFault: (error: unknown, path: string) => void
}

/** A running control API. */
export interface ControlServer {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** A token for one run: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Opens the control API on 127.0.0.1. Rejects when the port is taken. */
export async function startControlServer(options: ControlServerOptions): Promise<ControlServer> {
  const streams = new EventStreams()
  const server = createServer({ maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 })
  server.maxConnections = 200
  await listen(server, options.port)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const routes = [...ROUTES, describeRoute(options.product, url)]
  server.on('request', (request, response) => void answer({ request, response, streams, routes, port, options }))
  return {
    url,
    port,
    async close() {
      streams.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly streams: EventStreams
  readonly routes: readonly Route[]
  readonly port: number
  readonly options: ControlServerOptions
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, options } = exchange
  for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value)
  // A connection that breaks while we write is noticed by its 'close'; without a listener it would end the process.
  response.on('error', () => undefined)
  try {
    assertAllowed(request, allowedHosts(exchange.port), options.token)
    await route(exchange)
  } catch (error) {
    // Who hangs up in the middle is no fault of ours.
    if (!(error instanceof ApiRefusal) && !request.socket.destroyed) options.onFault(error, request.url ?? '')
    const refusal = error instanceof ApiRefusal ? error : new ApiRefusal(500, 'fault', 'the answer could not be made')
    if (refusal.status === 401) response.setHeader('WWW-Authenticate', 'Bearer')
    // What is left of a refused body is not read; the connection ends with the answer.
    if (!request.complete) response.setHeader('Connection', 'close')
    sendRefusal(response, refusal)
  }
}

async function route({ request, response, streams, routes, options }: Exchange): Promise<void> {
  if (!request.url?.startsWith('/')) throw new ApiRefusal(400, 'bad-input', 'the request target must be a path')
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const matches = routes.flatMap((one) => {
    const id = matchPath(one.path, pathname)
    return id === null ? [] : [{ one, id }]
  })
  if (matches.length === 0) throw new ApiRefusal(404, 'not-found', 'there is no such address; see /api/v1/openapi.json')
  const match = matches.find(({ one }) => one.method === request.method)
  if (!match) {
    response.setHeader('Allow', matches.map(({ one }) => one.method).join(', '))
    throw new ApiRefusal(405, 'method-not-allowed', `${request.method} is not possible here`)
  }
  const query = parseQuery(match.one.query, searchParams)
  await match.one.handle({ request, response, streams, sources: options.sources, id: match.id, query })
}

/** The decoded `{id}` of a path that fits the pattern, '' for a pattern without one, null when it does not fit. */
function matchPath(pattern: string, pathname: string): string | null {
  const wanted = pattern.split('/')
  const given = pathname.split('/')
  if (wanted.length !== given.length) return null
  let id = ''
  for (const [index, part] of wanted.entries()) {
    const text = given[index]!
    if (part.startsWith('{')) id = decode(text)
    else if (part !== text) return null
    if (part.startsWith('{') && id === '') return null
  }
  return id
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function describeRoute(product: ApiProduct, url: string): Route {
  const path = '/api/v1/openapi.json'
  const self: Route = {
    method: 'GET',
    path,
    summary: 'This description (OpenAPI 3.1).',
    query: z.strictObject({}),
    answers: ['application/json'],
    handle: async ({ response }) => sendJson(response, openApi([...ROUTES, self], product, url)),
  }
  return self
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

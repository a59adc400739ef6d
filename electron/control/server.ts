// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { ApiRefusal, COMMON_HEADERS, sendJson, sendRefusal } from './answer.ts'
import { EventStreams } from './eventStream.ts'
import { allowedHosts, assertAllowed } from './guard.ts'
import { openApi, type ApiProduct } from './openApi.ts'
import { parseQuery } from './query.ts'
import { EVERYONE, JSON_ONLY, type Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { actorOfToken } from './principals.ts'
import type { Actor } from '../../shared/domain/index.ts'
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
    const actorOf = (token: string): Actor | null => actorOfToken(token, options.token, options.sources.hall.state().principals)
    await route(exchange, assertAllowed(request, allowedHosts(exchange.port), actorOf))
  } catch (error) {
    // Who hangs up in the middle is no fault of ours.
    if (!(error instanceof ApiRefusal) && !request.socket.destroyed) options.onFault(error, request.url ?? '')
    const refusal = error instanceof ApiRefusal ? error : new ApiRefusal(500, 'fault', { zh: '无法作答, 故障已记录', en: 'the answer could not be made' })
    if (refusal.status === 401) response.setHeader('WWW-Authenticate', 'Bearer')
    // What is left of a refused body is not read; the connection ends with the answer.
    if (!request.complete) response.setHeader('Connection', 'close')
    sendRefusal(response, refusal)
  }
}

async function route({ request, response, streams, routes, options }: Exchange, actor: Actor): Promise<void> {
  if (!request.url?.startsWith('/')) throw new ApiRefusal(400, 'bad-input', { zh: '请求目标须为路径', en: 'the request target must be a path' })
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const matches = routes.flatMap((one) => {
    const id = matchPath(one.path, pathname)
    return id === null ? [] : [{ one, id }]
  })
  if (matches.length === 0)
    throw new ApiRefusal(404, 'not-found', { zh: '没有这个地址; 见 /api/v1/openapi.json', en: 'there is no such address; see /api/v1/openapi.json' })
  const match = matches.find(({ one }) => one.method === request.method)
  if (!match) {
    response.setHeader('Allow', matches.map(({ one }) => one.method).join(', '))
    throw new ApiRefusal(405, 'method-not-allowed', { zh: `此地址不支持 ${request.method}`, en: `${request.method} is not possible here` })
  }
  if (!match.one.roles.includes(actor.role)) throw forbidden(match.one, actor)
  const query = parseQuery(match.one.query, searchParams)
  await match.one.handle({ request, response, streams, sources: options.sources, actor, id: match.id, query })
}

function forbidden({ method, path, roles }: Route, actor: Actor): ApiRefusal {
  return new ApiRefusal(403, 'forbidden', {
    zh: `没有权限: ${actor.principal} 的角色是 ${actor.role}; ${method} ${path} 须由以下角色使用: ${roles.join(', ')}`,
    en: `${actor.principal} has the role ${actor.role}; ${method} ${path} is for: ${roles.join(', ')}`,
  })
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
    roles: EVERYONE,
    query: z.strictObject({}),
    answers: JSON_ONLY,
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

// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http'
import type { Actor } from '../../shared/domain/index.ts'
import { ApiRefusal } from './answer.ts'

/** Largest body of a request in bytes. */
export const LARGEST_BODY_BYTES = 1_048_576

/** Host headers under which the API answers: only its own names, against DNS rebinding. */
export function allowedHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
}

/** Who asks. Refuses a request for another host, from a page of another origin, or without a token somebody has. Throws ApiRefusal. */
export function assertAllowed(request: IncomingMessage, hosts: readonly string[], actorOf: (token: string) => Actor | null): Actor {
  const [host, ...others] = request.headersDistinct['host'] ?? []
  if (host === undefined || others.length > 0 || !hosts.includes(host.toLowerCase()))
    throw new ApiRefusal(403, 'forbidden-host', { zh: '不接受以此地址访问', en: 'this address is not answered for' })
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`)
    throw new ApiRefusal(403, 'forbidden-origin', { zh: '不接受来自其他来源的网页', en: 'pages of other origins are refused' })
  const [scheme = '', given = ''] = (request.headers.authorization ?? '').split(' ')
  const actor = actorOf(given)
  if (!actor || scheme.toLowerCase() !== 'bearer')
    throw new ApiRefusal(401, 'unauthorized', {
      zh: '请求头“Authorization: Bearer 令牌”缺失或不对; 令牌见 control.json, 或由管理员发放',
      en: 'the header "Authorization: Bearer TOKEN" is missing or wrong; a token stands in control.json, or the administrator gives one',
    })
  return actor
}

/** Reads a JSON body of at most 1 MB. Throws ApiRefusal 400, 413 or 415. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const [type, charset] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity'
  if (type !== 'application/json' || (charset ?? 'charset=utf-8').replaceAll('"', '') !== 'charset=utf-8' || !isPlain)
    throw new ApiRefusal(415, 'unsupported-media-type', { zh: '请求体须为 UTF-8 的 application/json', en: 'the body must be application/json in UTF-8' })
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY_BYTES) throw tooLarge()
  const parts: Buffer[] = []
  // Not destroyed when it is too long: the refusal still has to go out on the same connection.
  let bytes = 0
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > LARGEST_BODY_BYTES) throw tooLarge()
    parts.push(part)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
  } catch {
    throw new ApiRefusal(400, 'bad-json', { zh: '请求体不是 JSON', en: 'the body is not JSON' })
  }
}

function tooLarge(): ApiRefusal {
  return new ApiRefusal(413, 'too-large', { zh: '请求体超过 1 MB', en: 'the body is larger than 1 MB' })
}

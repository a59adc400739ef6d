// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { ApiRefusal } from './answer.ts'

/** Largest body of a request in bytes. */
export const LARGEST_BODY_BYTES = 1_048_576

/** Host headers under which the API answers: only its own names, against DNS rebinding. */
export function allowedHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
}

/** Refuses a request for another host, from a page of another origin, or without the token. Throws ApiRefusal. */
export function assertAllowed(request: IncomingMessage, hosts: readonly string[], token: string): void {
  const [host, ...others] = request.headersDistinct['host'] ?? []
  if (host === undefined || others.length > 0 || !hosts.includes(host.toLowerCase()))
    throw new ApiRefusal(403, 'forbidden-host', 'this address is not answered for')
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) throw new ApiRefusal(403, 'forbidden-origin', 'pages of other origins are refused')
  const [scheme = '', given = ''] = (request.headers.authorization ?? '').split(' ')
  // Hashes of equal length, so that the comparison tells nothing of the token by its time.
  const isGood = timingSafeEqual(digest(given), digest(token)) && scheme.toLowerCase() === 'bearer'
  if (!isGood) throw new ApiRefusal(401, 'unauthorized', 'the header "Authorization: Bearer TOKEN" is missing or wrong; the token stands in control.json')
}

/** Reads a JSON body of at most 1 MB. Throws ApiRefusal 400, 413 or 415. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const [type, charset] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity'
  if (type !== 'application/json' || (charset ?? 'charset=utf-8').replaceAll('"', '') !== 'charset=utf-8' || !isPlain)
    throw new ApiRefusal(415, 'unsupported-media-type', 'the body must be application/json in UTF-8')
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
    throw new ApiRefusal(400, 'bad-json', 'the body is not JSON')
  }
}

function tooLarge(): ApiRefusal {
  return new ApiRefusal(413, 'too-large', 'the body is larger than 1 MB')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

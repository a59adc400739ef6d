// SPDX-License-Identifier: Apache-2.0
import { encodingProblem, readLimited, TooLargeError } from './limitedBody.ts'
import { explain, requestHeaders, type TransportOptions } from './transport.ts'

/** Answer of one address. */
export type HttpAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly url: string; readonly validators: Validators }
  | { readonly kind: 'notModified' }
  | { readonly kind: 'refused' | 'failed'; readonly message: string }

/** What the server gave us to ask "is it still this?". */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

const REQUEST_LIMIT_MS = 10_000
const MOST_REDIRECTS = 3

/** Fetches an address once: time limit, byte limit, redirects only within the same host. Never rejects. */
export async function fetchOnce(url: string, options: TransportOptions & { validators?: Validators | undefined; signal: AbortSignal }): Promise<HttpAnswer> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(REQUEST_LIMIT_MS)])
  const headers = requestHeaders(options, {
    accept: 'application/json, application/geo+json, application/xml;q=0.9, */*;q=0.5',
    'accept-encoding': 'gzip',
    ...conditions(options.validators),
  })
  try {
    return await follow(url, { headers, signal, maxBytes: options.maxBytes })
  } catch (error) {
    return error instanceof TooLargeError ? { kind: 'refused', message: error.message } : { kind: 'failed', message: explain(error) }
  }
}

interface Request {
  readonly headers: Record<string, string>
  readonly signal: AbortSignal
  readonly maxBytes: number
}

async function follow(start: string, request: Request): Promise<HttpAnswer> {
  let url = new URL(start)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await fetch(url, { headers: request.headers, signal: request.signal, redirect: 'manual' })
    const location = response.status >= 300 && response.status < 400 && response.status !== 304 ? response.headers.get('location') : null
    if (location === null) return await answerOf(response, url, request)
    await response.body?.cancel()
    const target = new URL(location, url)
    // Another host was never configured, and must not receive our headers.
    if (target.host !== url.host || target.protocol !== url.protocol)
      return { kind: 'failed', message: `a redirect to another host (${target.host}) is refused` }
    url = target
  }
  return { kind: 'failed', message: 'too many redirects' }
}

async function answerOf(response: Response, url: URL, request: Request): Promise<HttpAnswer> {
  if (response.status === 304) return { kind: 'notModified' }
  const problem = response.ok ? encodingProblem(response) : `HTTP ${response.status}`
  if (problem !== null) {
    await response.body?.cancel()
    return { kind: response.ok ? 'refused' : 'failed', message: problem }
  }
  const bytes = await readLimited(response, request.maxBytes)
  const etag = response.headers.get('etag')
  const lastModified = response.headers.get('last-modified')
  return { kind: 'bytes', bytes, url: url.href, validators: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) } }
}

function conditions(validators: Validators | undefined): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  }
}

// SPDX-License-Identifier: Apache-2.0
import { fetchOnce, type HttpAnswer, type Validators } from './httpFetch.ts'
import type { Transport, TransportListener, TransportOptions } from './transport.ts'

/** How an address is polled. */
export interface HttpOptions extends TransportOptions {
  readonly pollMs: number
  /** Addresses a document leads to; null when it is no index but the payload itself. */
  readonly links?: ((bytes: Uint8Array, url: string) => readonly string[] | null) | undefined
}

/** Polls an address; asks conditionally, so that an unchanged document costs a header. Linked documents are fetched once each. */
export function openHttpTransport(options: HttpOptions, listener: TransportListener): Transport {
  const validators = new Map<string, Validators>()
  let run: AbortController | null = null
  return {
    start: () => {
      run?.abort()
      run = new AbortController()
      void poll({ options, listener, validators, signal: run.signal, isFirst: true })
    },
    stop: () => {
      run?.abort()
      run = null
    },
  }
}

interface Poll {
  readonly options: HttpOptions
  readonly listener: TransportListener
  readonly validators: Map<string, Validators>
  readonly signal: AbortSignal
  isFirst: boolean
}

async function poll(run: Poll): Promise<void> {
  while (!run.signal.aborted) {
    const answer = await ask(run, run.options.url)
    if (run.signal.aborted) return
    if (answer.kind === 'failed') return run.listener.failed(answer.message)
    if (run.isFirst) run.listener.opened()
    run.isFirst = false
    await deliver(run, answer)
    await pause(run.options.pollMs, run.signal)
  }
}

async function deliver(run: Poll, answer: HttpAnswer): Promise<void> {
  const { listener, options } = run
  if (answer.kind === 'notModified') return listener.alive()
  if (answer.kind === 'refused') return listener.refused(answer.message, options.url)
  if (answer.kind !== 'bytes') return
  const links = options.links?.(answer.bytes, answer.url) ?? null
  if (links === null) {
    // "Not modified" since a document nobody could read would be a sign of life of nothing.
    if (listener.bytes(answer.bytes, {}) === false) run.validators.delete(options.url)
  } else {
    listener.alive()
    await deliverLinked(run, answer.url, links)
  }
}

async function deliverLinked(run: Poll, base: string, links: readonly string[]): Promise<void> {
  const wanted = new Set<string>()
  for (const link of links) {
    const url = sameHost(link, base)
    if (url !== null) wanted.add(url)
    else run.listener.refused('a link to another host is refused', link)
  }
  for (const url of wanted) {
    if (run.signal.aborted) return
    // An alert never changes under its address; what has once been read is not asked for again.
    if (run.validators.has(url)) continue
    const answer = await ask(run, url)
    if (run.signal.aborted) return
    if (answer.kind === 'bytes') run.listener.bytes(answer.bytes, {})
    else if (answer.kind !== 'notModified') run.listener.refused(answer.message, url)
  }
  for (const url of run.validators.keys()) if (url !== run.options.url && !wanted.has(url)) run.validators.delete(url)
}

async function ask(run: Poll, url: string): Promise<HttpAnswer> {
  const { options, validators, signal } = run
  const answer = await fetchOnce(url, { ...options, signal, validators: validators.get(url) })
  if (answer.kind === 'bytes' && !signal.aborted) validators.set(url, answer.validators)
  return answer
}

function sameHost(link: string, base: string): string | null {
  try {
    const [url, from] = [new URL(link, base), new URL(base)]
    return url.host === from.host && url.protocol === from.protocol ? url.href : null
  } catch {
    return null
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}

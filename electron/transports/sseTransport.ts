// SPDX-License-Identifier: Apache-2.0
import { createParser, type EventSourceParser } from 'eventsource-parser'
import { encodingProblem } from './limitedBody.ts'
import { explain, requestHeaders, type Transport, type TransportListener, type TransportOptions } from './transport.ts'

/** How a stream is read. A stream that says nothing, not even a comment, for `idleLimitMs` has failed. */
export interface SseOptions extends TransportOptions {
  readonly idleLimitMs: number
}

const CONNECT_LIMIT_MS = 10_000

/** Reads a stream of server-sent events; a new start goes on after the last event that was seen. */
export function openSseTransport(options: SseOptions, listener: TransportListener): Transport {
  const place = { lastEventId: '' }
  let run: AbortController | null = null
  return {
    start: () => {
      run?.abort()
      run = new AbortController()
      const { signal } = run
      void stream({ options, listener, place, run }).catch((error: unknown) => {
        if (!signal.aborted) listener.failed(explain(error))
      })
    },
    stop: () => {
      run?.abort()
      run = null
    },
  }
}

interface Stream {
  readonly options: SseOptions
  readonly listener: TransportListener
  readonly place: { lastEventId: string }
  readonly run: AbortController
}

async function stream(job: Stream): Promise<void> {
  const { options, listener, run } = job
  const idle = new AbortController()
  const watch = idleWatch(() => idle.abort(new Error(`nothing heard for ${options.idleLimitMs} ms`)))
  const signal = AbortSignal.any([run.signal, idle.signal])
  try {
    watch.restart(CONNECT_LIMIT_MS)
    const lastEventId = job.place.lastEventId === '' ? {} : { 'last-event-id': job.place.lastEventId }
    const headers = requestHeaders(options, { accept: 'text/event-stream', 'accept-encoding': 'identity', 'cache-control': 'no-store', ...lastEventId })
    const response = await fetch(options.url, { headers, signal, redirect: 'error' })
    const problem = problemOf(response)
    if (problem !== null) throw new Error(problem)
    listener.opened()
    listener.alive()
    const parser = openParser(job)
    const decoder = new TextDecoder()
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      if (run.signal.aborted) return
      watch.restart(options.idleLimitMs)
      parser.feed(decoder.decode(chunk, { stream: true }))
    }
    throw new Error('the source ended the stream')
  } finally {
    watch.end()
    idle.abort()
  }
}

function problemOf(response: Response): string | null {
  if (!response.ok) return `HTTP ${response.status}`
  const type = response.headers.get('content-type') ?? ''
  return type.startsWith('text/event-stream') && response.body ? encodingProblem(response) : `not an event stream but ${type.slice(0, 60) || 'nothing'}`
}

function openParser({ options, listener, place, run }: Stream): EventSourceParser {
  return createParser({
    maxBufferSize: options.maxBytes,
    onEvent: ({ data, event, id }) => {
      if (run.signal.aborted) return
      listener.bytes(Buffer.from(data), event === undefined ? {} : { event })
      if (id !== undefined) place.lastEventId = id
    },
    // Not every chunk: what an event says is judged by whoever can read it.
    onComment: () => {
      if (!run.signal.aborted) listener.alive()
    },
    // Unknown fields and odd retry values are no reason to stop; an endless event is.
    onError: (error) => {
      if (error.type !== 'max-buffer-size-exceeded') return
      listener.refused(`an event is larger than ${options.maxBytes} characters`, '')
      throw error
    },
  })
}

function idleWatch(onIdle: () => void): { restart(ms: number): void; end(): void } {
  let timer: NodeJS.Timeout | undefined
  return {
    restart: (ms) => {
      clearTimeout(timer)
      timer = setTimeout(onIdle, ms)
    },
    end: () => clearTimeout(timer),
  }
}

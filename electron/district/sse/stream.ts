// SPDX-License-Identifier: Apache-2.0
import { EventRing, eventText } from './ring.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'

const KEEP_ALIVE_MS = 15_000
const RETRY_MS = 3000
/** A listener that does not read is dropped before it can hold more than this (bytes). */
const MAX_BACKLOG_BYTES = 1 << 20

/** One server-sent event address: its ring, its listeners, its keep-alive. */
export class EventStream {
  readonly #ring: EventRing
  readonly #listeners = new Set<ServerResponse>()
  readonly #keepAlive: NodeJS.Timeout

  constructor(run: string) {
    this.#ring = new EventRing(run)
    this.#keepAlive = setInterval(() => this.#toAll(': still here\n\n'), KEEP_ALIVE_MS)
  }

  /** How many listeners are connected. */
  get listeners(): number {
    return this.#listeners.size
  }

  /** Sends a record to everybody and keeps it in the ring. */
  send(event: string, record: unknown): void {
    this.#toAll(eventText(this.#ring.append(event, JSON.stringify(record))))
  }

  /** Takes a listener: headers, what it missed, then everything new. */
  accept(request: IncomingMessage, response: ServerResponse, headers: Readonly<Record<string, string>>): void {
    const lastId = request.headers['last-event-id']
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache', Connection: 'keep-alive' })
    response.write(`retry: ${RETRY_MS}\n\n`)
    for (const entry of this.#ring.after(typeof lastId === 'string' ? lastId : undefined)) response.write(eventText(entry))
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
    response.on('error', () => this.#listeners.delete(response))
  }

  /** Ends every listener and the keep-alive. */
  dispose(): void {
    clearInterval(this.#keepAlive)
    for (const listener of this.#listeners) listener.end()
    this.#listeners.clear()
  }

  #toAll(text: string): void {
    for (const listener of this.#listeners) {
      if (listener.writableLength > MAX_BACKLOG_BYTES) listener.destroy()
      else listener.write(text)
    }
  }
}

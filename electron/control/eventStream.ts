// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HallEvent } from '../../shared/domain/index.ts'
import { ApiRefusal } from './answer.ts'
import type { ControlSources } from './sources.ts'

const KEEP_ALIVE_MS = 15_000
const LARGEST_BACKLOG_EVENTS = 5_000
const LARGEST_UNSENT_BYTES = 1_048_576
const MOST_STREAMS = 32

/** The server-sent event streams of one server: journal events from a number on, then live. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>()

  /** Streams events after `afterSeq` until the client leaves. A client that reads too slowly is cut off and may come back with Last-Event-ID. */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    setting: { readonly hall: ControlSources['hall']; readonly afterSeq: number | null },
  ): Promise<void> {
    if (this.#open.size >= MOST_STREAMS)
      throw new ApiRefusal(503, 'too-many-streams', { zh: `事件流连接已有 ${MOST_STREAMS} 个`, en: `there are ${MOST_STREAMS} event streams already` })
    const { hall } = setting
    const backlog: HallEvent[] = []
    let sentSeq = setting.afterSeq ?? hall.head().seq
    let isLive = false
    const send = (event: HallEvent): void => {
      if (event.seq <= sentSeq) return
      sentSeq = event.seq
      response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`)
      if (isLive && response.writableLength > LARGEST_UNSENT_BYTES) response.destroy()
    }
    // Heard before the past is read, so that nothing falls between the two.
    const dispose = hall.subscribe((events) => {
      if (isLive) events.forEach(send)
      else if (backlog.push(...events) > LARGEST_BACKLOG_EVENTS) response.destroy()
    })
    const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS)
    this.#open.add(response)
    const closed = new Promise<void>((resolve) => response.once('close', resolve))
    try {
      beginStream(request, response)
      for await (const event of hall.eventsFrom(sentSeq + 1)) {
        send(event)
        if (response.writableNeedDrain) await Promise.race([once(response, 'drain'), closed])
        if (response.destroyed) return
      }
      backlog.forEach(send)
      isLive = true
      await closed
    } finally {
      clearInterval(keepAlive)
      dispose()
      this.#open.delete(response)
    }
  }

  /** Ends all streams. */
  close(): void {
    for (const response of this.#open) response.end()
  }
}

function beginStream(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' })
  response.write('retry: 2000\n\n')
  request.socket.setNoDelay(true)
}

// SPDX-License-Identifier: Apache-2.0
import type { MessagePortMain, UtilityProcess } from 'electron'
import { z } from 'zod'
import type { FeedHostClient } from '../feeds/client.ts'
import type { HallWindow } from '../windows/index.ts'

/** One window's replay: the port its frames go to, their epoch, the moment it starts at and its rate. */
export interface ReplayOrder {
  readonly port: MessagePortMain
  readonly epoch: string
  readonly at: number
  readonly rate: number
}

/** Starts a process that replays the feed log over a port. */
export type ForkReplayer = (order: ReplayOrder) => Pick<UtilityProcess, 'on' | 'once' | 'kill'>

/** What the record ports stand on. */
export interface RecordPortsHost {
  readonly feeds: Pick<FeedHostClient, 'connect'>
  readonly fork: ForkReplayer
  /** Something the operator must know. */
  tell(code: string, detail: string): void
  /** A window's sender ended unasked; the page wants to know in order to ask for another. */
  onClosed(window: HallWindow, epoch: string): void
}

// Of what a replayer says only this concerns the operator.
const noticeSchema = z.object({ type: z.literal('notice'), code: z.string(), detail: z.string() })

/** Which sender feeds which window: the live feed host, or a replayer of its own. */
export class RecordPorts {
  private readonly replayers = new Map<HallWindow, ReturnType<ForkReplayer>>()
  private readonly host: RecordPortsHost
  private counter = 0

  constructor(host: RecordPortsHost) {
    this.host = host
  }

  nextEpoch(window: HallWindow): string {
    return `${window.id}-${++this.counter}`
  }

  live(window: HallWindow, port: MessagePortMain, epoch: string): void {
    this.endReplay(window)
    this.host.feeds.connect(port, epoch)
  }

  replay(window: HallWindow, order: ReplayOrder): void {
    this.endReplay(window)
    const child = this.host.fork(order)
    this.replayers.set(window, child)
    child.on('message', (message: unknown) => {
      const notice = noticeSchema.safeParse(message)
      if (notice.success) this.host.tell(notice.data.code, `${window.id}: ${notice.data.detail}`)
    })
    child.once('exit', (code) => {
      if (this.replayers.get(window) !== child) return
      this.replayers.delete(window)
      this.host.tell('replayer-ended', `${window.id}: exit ${code}`)
      this.host.onClosed(window, order.epoch)
    })
  }

  /** Ends the replay of a window, if it has one; also when the window is gone. */
  endReplay(window: HallWindow): void {
    const child = this.replayers.get(window)
    // Forgotten first: an end that was asked for is no event.
    this.replayers.delete(window)
    child?.kill()
  }

  dispose(): void {
    for (const window of this.replayers.keys()) this.endReplay(window)
  }
}

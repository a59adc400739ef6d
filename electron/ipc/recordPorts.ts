// SPDX-License-Identifier: Apache-2.0
import type { MessagePortMain, UtilityProcess } from 'electron'
import type { FeedHostClient } from '../feeds/client.ts'
import type { HallWindow } from '../windows/index.ts'

/** Starts a process that replays the feed log over a port. */
export type ForkReplayer = (order: { port: MessagePortMain; epoch: string; at: number; rate: number }) => UtilityProcess

/** Which sender feeds which window: the live feed host, or a replayer of its own. */
export class RecordPorts {
  private readonly replayers = new Map<string, UtilityProcess>()
  private readonly feeds: FeedHostClient
  private readonly fork: ForkReplayer
  private counter = 0

  constructor(feeds: FeedHostClient, fork: ForkReplayer) {
    this.feeds = feeds
    this.fork = fork
  }

  nextEpoch(window: HallWindow): string {
    return `${window.id}-${++this.counter}`
  }

  live(window: HallWindow, port: MessagePortMain, epoch: string): void {
    this.endReplay(window)
    this.feeds.connect(port, epoch)
  }

  replay(window: HallWindow, order: { port: MessagePortMain; epoch: string; at: number; rate: number }): void {
    this.endReplay(window)
    const child = this.fork(order)
    this.replayers.set(window.id, child)
    child.once('exit', () => {
      if (this.replayers.get(window.id) === child) this.replayers.delete(window.id)
    })
  }

  dispose(): void {
    for (const child of this.replayers.values()) child.kill()
    this.replayers.clear()
  }

  private endReplay(window: HallWindow): void {
    this.replayers.get(window.id)?.kill()
    this.replayers.delete(window.id)
  }
}

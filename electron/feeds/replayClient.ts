// SPDX-License-Identifier: Apache-2.0
import type { MessagePortMain } from 'electron'
import type { UtilityProcessLike } from './client.ts'
import type { HostCommand } from './protocol.ts'

/** What a replayer has to know of the hall. */
export interface ReplayGround {
  readonly district: string
  readonly dataDir: string
  readonly product: string
  readonly hallNow: number
}

/** One window's replay: the moment it starts at, its rate (0 stands still), the port frames of this epoch go to. */
export interface ReplayOrder {
  readonly port: MessagePortMain
  readonly epoch: string
  readonly at: number
  readonly rate: number
}

/** Sets a freshly forked process (`feedHost.js --role=replayer`) to one window's replay. It ends with `kill()`. */
export function beginReplay(child: UtilityProcessLike, ground: ReplayGround, order: ReplayOrder): void {
  const { port, epoch, at, rate } = order
  const start: HostCommand = { type: 'start', ...ground, retentionMegabytes: 1, secrets: {}, feeds: [], indicators: [], leftOut: [] }
  const connect: HostCommand = { type: 'connect', epoch, replay: { at, rate } }
  child.postMessage(start)
  child.postMessage(connect, [port])
}

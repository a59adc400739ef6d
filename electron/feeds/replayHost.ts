// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { readHistory } from './history.ts'
import { openHostClock, type HostClock } from './hostClock.ts'
import { FEED_LOG_FOLDER } from './paths.ts'
import { hostCommandSchema, type FramePort, type HostCommand, type ParentLine } from './protocol.ts'
import { Replayer } from './replayer.ts'

type StartCommand = Extract<HostCommand, { type: 'start' }>

/** The replayer's process: the same protocol as the live host, but it only reads the feed log. */
export class ReplayHost {
  readonly #parent: ParentLine
  readonly #replayers = new Set<Replayer>()
  #run: { readonly command: StartCommand; readonly clock: HostClock } | null = null

  constructor(parent: ParentLine) {
    this.#parent = parent
  }

  /** Takes a message of main; resolves when it was carried out. */
  async receive(message: unknown, port?: FramePort): Promise<void> {
    const parsed = hostCommandSchema.safeParse(message)
    if (!parsed.success) return this.#parent.post({ type: 'notice', code: 'host-message-refused', detail: parsed.error.issues[0]?.message ?? 'not readable' })
    const command = parsed.data
    if (command.type === 'start') {
      this.#run ??= { command, clock: openHostClock(command.hallNow) }
      this.#parent.post({ type: 'ready' })
    } else if (command.type === 'clock') this.#run?.clock.anchor(command.hallNow)
    else if (command.type === 'connect' && command.replay && port) await this.#connect(command.epoch, command.replay, port)
    else if (command.type === 'stop') this.#stop()
    else if (command.type === 'query') await this.#answer(command)
  }

  async #answer({ id, query }: Extract<HostCommand, { type: 'query' }>): Promise<void> {
    const start = this.#run?.command
    try {
      if (!start || query.kind !== 'history') throw new Error('a replayer answers for recorded history only')
      const value = await readHistory(query, { dir: join(start.dataDir, FEED_LOG_FOLDER), district: start.district })
      this.#parent.post({ type: 'answer', id, ok: true, value })
    } catch (error) {
      this.#parent.post({ type: 'answer', id, ok: false, value: error instanceof Error ? error.message : String(error) })
    }
  }

  async #connect(epoch: string, moment: { at: number; rate: number }, port: FramePort): Promise<void> {
    const run = this.#run
    if (!run) return port.close()
    const options = { dir: join(run.command.dataDir, FEED_LOG_FOLDER), district: run.command.district, clock: run.clock, port, epoch, ...moment }
    const replayer = await Replayer.open(options)
    if (!replayer) {
      this.#parent.post({ type: 'notice', code: 'replay-not-recorded', detail: `nothing is recorded of ${new Date(moment.at).toISOString()}` })
      return port.close()
    }
    this.#replayers.add(replayer)
    replayer.start(() => this.#replayers.delete(replayer))
  }

  #stop(): void {
    for (const replayer of this.#replayers) replayer.close()
    this.#parent.post({ type: 'stopped' })
  }
}

// SPDX-License-Identifier: Apache-2.0
import type { HistoryChunk } from '../../shared/domain/index.ts'
import type { UtilityProcessLike } from './client.ts'
import type { HistoryOrder } from './history.ts'
import { hostMessageSchema } from './protocol.ts'

/** Reads recorded history in a process of its own, so that a day of it never delays what is live. */
export interface HistoryClient {
  /** One portion; rejects when the process ended or did not answer in time. */
  read(order: HistoryOrder): Promise<HistoryChunk>
  /** Ends the process, if there is one. */
  dispose(): void
}

const ANSWER_LIMIT_MS = 30_000
const IDLE_MS = 20_000

/** A client at rest; `fork` starts a replayer that was told where the log is. It ends when nothing was asked for a while. */
export function openHistoryClient(fork: () => UtilityProcessLike): HistoryClient {
  let line: HistoryLine | null = null
  let idle: NodeJS.Timeout | undefined
  const dispose = (): void => {
    clearTimeout(idle)
    line?.end()
    line = null
  }
  return {
    dispose,
    read: async (order) => {
      clearTimeout(idle)
      line = line?.isOpen ? line : new HistoryLine(fork())
      try {
        return await line.ask(order)
      } catch (error) {
        dispose()
        throw error
      } finally {
        clearTimeout(idle)
        idle = setTimeout(dispose, IDLE_MS)
      }
    },
  }
}

class HistoryLine {
  readonly #child: UtilityProcessLike
  readonly #waiting = new Map<number, { resolve: (chunk: HistoryChunk) => void; reject: (error: Error) => void; timer: NodeJS.Timeout }>()
  #count = 0
  isOpen = true

  constructor(child: UtilityProcessLike) {
    this.#child = child
    child.on('message', (message) => this.#hear(message))
    child.on('exit', () => {
      this.isOpen = false
      for (const id of this.#waiting.keys()) this.#settle(id, new Error('the reader of the feed log ended'))
    })
  }

  ask({ from, to, cursor }: HistoryOrder): Promise<HistoryChunk> {
    const id = ++this.#count
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, new Error('the reader of the feed log did not answer')), ANSWER_LIMIT_MS)
      this.#waiting.set(id, { resolve, reject, timer })
      this.#child.postMessage({ type: 'query', id, query: { kind: 'history', from, to, ...(cursor === undefined ? {} : { cursor }) } })
    })
  }

  end(): void {
    this.#child.kill()
  }

  #hear(message: unknown): void {
    const parsed = hostMessageSchema.safeParse(message)
    if (!parsed.success || parsed.data.type !== 'answer') return
    const { id, ok, value } = parsed.data
    this.#settle(id, ok ? (value as HistoryChunk) : new Error(String(value)))
  }

  #settle(id: number, answer: HistoryChunk | Error): void {
    const question = this.#waiting.get(id)
    this.#waiting.delete(id)
    clearTimeout(question?.timer)
    if (answer instanceof Error) question?.reject(answer)
    else question?.resolve(answer)
  }
}

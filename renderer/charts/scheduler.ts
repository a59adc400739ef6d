// SPDX-License-Identifier: Apache-2.0

/** At most this many charts are drawn in one frame: eight at once would be a long task on a small machine. */
export const CHARTS_PER_FRAME = 2
/** A chart is drawn again at most this often, in milliseconds of frame time. */
export const REDRAW_MS = 5_000

/** Something that can draw itself when its turn comes. */
export interface ChartJob {
  /** Returns nothing; must not throw. */
  readonly draw: () => void
}

interface Entry {
  urgent: boolean
  readonly drawnAt: number
}

/** Staggers chart updates over frames. It asks for frames only while a chart is due. */
export class ChartScheduler {
  readonly #waiting = new Map<ChartJob, Entry>()
  readonly #drawnAt = new WeakMap<ChartJob, number>()
  readonly #requestFrame: (callback: (at: number) => void) => void
  #asked = false

  constructor(requestFrame: (callback: (at: number) => void) => void) {
    this.#requestFrame = requestFrame
  }

  /** Queues a job; an urgent one (first picture, new size, new theme, a leap in time) does not wait its five seconds. */
  request(job: ChartJob, urgent: boolean): void {
    const waiting = this.#waiting.get(job)
    if (waiting) waiting.urgent ||= urgent
    else this.#waiting.set(job, { urgent, drawnAt: this.#drawnAt.get(job) ?? Number.NEGATIVE_INFINITY })
    this.wake()
  }

  /** Drops a job that is gone. */
  forget(job: ChartJob): void {
    this.#waiting.delete(job)
  }

  /** Looks again whether a waiting chart is due; called on the shared tick, so that no timer is needed. */
  wake(): void {
    if (this.#asked || this.#waiting.size === 0) return
    this.#asked = true
    this.#requestFrame((at) => this.#run(at))
  }

  #run(at: number): void {
    this.#asked = false
    const due = [...this.#waiting].filter(([, entry]) => entry.urgent || at - entry.drawnAt >= REDRAW_MS)
    for (const [job] of due.slice(0, CHARTS_PER_FRAME)) {
      this.#waiting.delete(job)
      this.#drawnAt.set(job, at)
      job.draw()
    }
    if (due.length > CHARTS_PER_FRAME) this.wake()
  }
}

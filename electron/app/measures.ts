// SPDX-License-Identifier: Apache-2.0

/** What pages told of themselves, for health and the benchmarks: paints, frames, takes, cache. */
export interface AppliedTake {
  readonly windowId: string
  readonly commitAt: number
  readonly frameAt: number
  readonly layoutId: string
}

/** State of the keeper as it last reported it. */
export interface CacheReport {
  readonly rows: number
  readonly seriesRows: number
  readonly bytes: number
  readonly flushedAt: number | null
  readonly rebuilds: number
  readonly fault: string | null
}

const TAKES_KEPT = 200

/** Bounded memory of measurements. */
export class Measures {
  readonly takes: AppliedTake[] = []
  cache: CacheReport | null = null
  readonly startedAt: number
  /** Milliseconds from the start of the process to the first full DOM paint with data, and to the map's first frame. */
  firstPaintMs: { dom: number | null; map: number | null } = { dom: null, map: null }

  constructor(startedAt: number) {
    this.startedAt = startedAt
  }

  applied(take: AppliedTake): void {
    this.takes.push(take)
    if (this.takes.length > TAKES_KEPT) this.takes.shift()
  }

  painted(what: 'dom' | 'map', at: number): void {
    this.firstPaintMs[what] ??= Math.round(at - this.startedAt)
  }
}

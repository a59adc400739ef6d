// SPDX-License-Identifier: Apache-2.0
import type { MapProblem } from '../../map/index.ts'

type Counters = () => { postRender: number; contextLosses: number }

/** What the page knows of its map beside the panel: frame counter for health and tests, problems for the operator. */
class MapDrawn {
  private counters: Counters | null = null
  private tellProblem: (problem: MapProblem) => void = () => undefined

  attach(counters: Counters): void {
    this.counters = counters
  }

  detach(): void {
    this.counters = null
  }

  /** Frames the map drew since the page opened; 0 without a map. */
  postRenders(): number {
    return this.counters?.().postRender ?? 0
  }

  onProblem(listener: (problem: MapProblem) => void): void {
    this.tellProblem = listener
  }

  problem(problem: MapProblem): void {
    this.tellProblem(problem)
  }
}

/** The one map of this page (at most one viewer at a time per window). */
export const mapDrawn = new MapDrawn()

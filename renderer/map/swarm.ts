// SPDX-License-Identifier: Apache-2.0
import { toLocal, type Point } from './flatWorld.ts'
import type { OverlayView } from './overlay.ts'
import { toHex, type Palette } from './palette.ts'
import { project } from './view.ts'

/** A small moving thing. */
export interface Dot {
  readonly key: string
  readonly lon: number
  readonly lat: number
  readonly isFaint: boolean
}

interface Placed extends Dot {
  readonly at: Point
}

const SIDE_REM = 0.28
const FAINT = 0.35

/**
 * Many small moving squares on one 2D canvas over the map. They move every second, and a canvas of its own
 * spares the 3D scene a frame for that; thousands cost about a millisecond.
 */
export class Swarm {
  readonly canvas = document.createElement('canvas')
  private dots: readonly Placed[] = []
  private spots: { x: number; y: number }[] = []
  private isBlank = true

  constructor() {
    this.canvas.className = 'map-swarm'
  }

  /** Replaces the dots; true when one moved, came or went. */
  set(dots: readonly Dot[]): boolean {
    const isSame = dots.length === this.dots.length && dots.every((dot, i) => isEqual(dot, this.dots[i]!))
    if (isSame) return false
    this.dots = dots.map((dot) => ({ ...dot, at: toLocal(dot.lon, dot.lat) }))
    return true
  }

  /** Draws the dots for a view. */
  draw(view: OverlayView, colours: Palette): void {
    if (this.dots.length === 0 && this.isBlank) return
    const context = this.fit(view)
    this.isBlank = this.dots.length === 0
    const side = SIDE_REM * view.remPx
    context.fillStyle = toHex(colours.text3)
    context.strokeStyle = toHex(colours.ground)
    context.lineWidth = Math.max(1, side / 6)
    this.spots = this.dots.map((dot) => {
      const spot = project(view, [dot.at[0], dot.at[1], 0])
      if (spot.depthM <= 0 || spot.depthM > 1.5 * view.pose.distanceM) return { x: -1e6, y: -1e6 }
      context.globalAlpha = dot.isFaint ? FAINT : 1
      context.strokeRect(spot.x - side / 2, spot.y - side / 2, side, side)
      context.fillRect(spot.x - side / 2, spot.y - side / 2, side, side)
      return spot
    })
  }

  /** Key of the dot under the pointer (CSS pixels), the nearest within `reachPx`. */
  pickAt(x: number, y: number, reachPx: number): string | undefined {
    let best: string | undefined
    let nearest = reachPx
    this.spots.forEach((spot, i) => {
      const away = Math.hypot(spot.x - x, spot.y - y)
      if (away >= nearest) return
      nearest = away
      best = this.dots[i]?.key
    })
    return best
  }

  private fit(view: OverlayView): CanvasRenderingContext2D {
    const { part, width, height } = view.frame
    const ratio = window.devicePixelRatio || 1
    const size = [Math.round((part[2] - part[0]) * width * ratio), Math.round((part[3] - part[1]) * height * ratio)] as const
    if (this.canvas.width !== size[0] || this.canvas.height !== size[1]) Object.assign(this.canvas, { width: size[0], height: size[1] })
    const context = this.canvas.getContext('2d')!
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, size[0], size[1])
    return context
  }
}

function isEqual(a: Dot, b: Dot): boolean {
  return a.key === b.key && a.lon === b.lon && a.lat === b.lat && a.isFaint === b.isFaint
}

// SPDX-License-Identifier: Apache-2.0
import { Cartesian3, Cartesian4 } from 'cesium'
import type { Point } from './flatWorld.ts'
import { INK_NAMES, mixRgb, type Palette, type Rgb } from './palette.ts'

const FOCUS_RADIUS_M = 5_000
const FOCUS_STRENGTH = 0.75

/**
 * Live uniforms shared by every primitive of the map. A change of theme, mode or focus is a change of
 * these numbers, blended over time; nothing is rebuilt.
 */
export class Look {
  readonly palette: Cartesian4[] = INK_NAMES.map(() => new Cartesian4(0, 0, 0, 1))
  readonly ground = new Cartesian3()
  readonly land = new Cartesian3()
  /** start and end of the fade in metres, its strength, the camera's working distance */
  readonly fog = new Cartesian4(30e3, 60e3, 1, 50e3)
  /** local x, y, radius, strength: blocks outside step back */
  readonly focus = new Cartesian4(0, 0, FOCUS_RADIUS_M, 0)
  /** pixels of the drawing buffer that a line of "1 px" takes */
  pixel = 1
  private from: Palette | undefined
  private to: Palette | undefined
  private shown: Palette | undefined
  private focusFrom = 0
  private focusTo = 0
  private startAt = 0
  private durationMs = 0

  /** Blends to the palette from what is shown now; the first palette applies at once. */
  setPalette(palette: Palette, now: number, durationMs: number): void {
    if (this.to && JSON.stringify(this.to) === JSON.stringify(palette)) return
    this.begin(now, this.shown ? durationMs : 0)
    this.to = palette
    this.from ??= palette
    this.advance(now)
  }

  /** Blends the focus in around a point, or out (undefined). */
  setFocus(centre: Point | undefined, now: number, durationMs: number): void {
    this.begin(now, durationMs)
    if (centre) {
      this.focus.x = centre[0]
      this.focus.y = centre[1]
    }
    this.focusTo = centre ? FOCUS_STRENGTH : 0
    this.advance(now)
  }

  /** Fades the far ground for an eye at this distance, and sets the drawing buffer's pixels of a "1 px" line. */
  setView(distanceM: number, pixel: number): void {
    Cartesian4.fromElements(distanceM * 1.1, distanceM * 1.75, 1, distanceM, this.fog)
    this.pixel = pixel
  }

  /** How far the focus has come, 0..1. */
  get focusShare(): number {
    return this.focus.w / FOCUS_STRENGTH
  }

  /** The background of the scene. */
  get background(): Rgb {
    return this.shown?.ground ?? [0, 0, 0]
  }

  /** The palette as shown now. */
  get colours(): Palette | undefined {
    return this.shown
  }

  /** Writes the uniforms for an instant; true while a blend is under way. */
  advance(now: number): boolean {
    const share = this.durationMs <= 0 ? 1 : Math.min(1, Math.max(0, (now - this.startAt) / this.durationMs))
    const eased = share * share * (3 - 2 * share)
    this.focus.w = this.focusFrom + (this.focusTo - this.focusFrom) * eased
    const { from, to } = this
    if (from && to) this.write(Object.fromEntries(INK_NAMES.map((ink) => [ink, mixRgb(from[ink], to[ink], eased)])) as Palette)
    return share < 1
  }

  private begin(now: number, durationMs: number): void {
    this.advance(now)
    this.from = this.shown
    this.focusFrom = this.focus.w
    this.startAt = now
    this.durationMs = durationMs
  }

  private write(palette: Palette): void {
    this.shown = palette
    INK_NAMES.forEach((ink, i) => Cartesian4.fromElements(...palette[ink], 1, this.palette[i]))
    Cartesian3.fromElements(...palette.ground, this.ground)
    Cartesian3.fromElements(...palette.land, this.land)
  }
}

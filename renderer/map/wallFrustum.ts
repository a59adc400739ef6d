// SPDX-License-Identifier: Apache-2.0
import { PerspectiveFrustum, PerspectiveOffCenterFrustum, type Cartesian2, type Cartesian3, type CullingVolume, type Matrix4 } from 'cesium'
import type { Lens, Part } from './view.ts'

/**
 * The perspective of a whole map region, of which this window shows a part. It is kept as tangents, so it
 * stays right when Cesium moves `near` for each slice of depth.
 */
export class WallFrustum {
  near = 100
  far = 200_000
  lens: Lens
  part: Part
  private readonly offCentre = new PerspectiveOffCenterFrustum()

  constructor(lens: Lens, part: Part) {
    this.lens = lens
    this.part = part
  }

  /** Vertical angle of the whole region, radians. */
  get fovy(): number {
    return 2 * Math.atan(this.lens.tanY)
  }

  /** Larger angle of the whole region, radians. */
  get fov(): number {
    return 2 * Math.atan(Math.max(this.lens.tanX, this.lens.tanY))
  }

  get aspectRatio(): number {
    return this.lens.tanX / this.lens.tanY
  }

  /** The widget writes its own canvas' ratio here when it is resized; the region's ratio rules. */
  set aspectRatio(_canvas: number) {}

  /** Per pixel of the window's height, which Cesium divides by, hence times the part's height. */
  get sseDenominator(): number {
    return 2 * this.lens.tanY * (this.part[3] - this.part[1])
  }

  get offCenterFrustum(): PerspectiveOffCenterFrustum {
    const { near, far, lens, part } = this
    return Object.assign(this.offCentre, {
      left: near * lens.tanX * (2 * part[0] - 1),
      right: near * lens.tanX * (2 * part[2] - 1),
      top: near * lens.tanY * (1 - 2 * part[1]),
      bottom: near * lens.tanY * (1 - 2 * part[3]),
      near,
      far,
    })
  }

  /** Cesium reads this private name. */
  get _offCenterFrustum(): PerspectiveOffCenterFrustum {
    return this.offCenterFrustum
  }

  get projectionMatrix(): Matrix4 {
    return this.offCenterFrustum.projectionMatrix
  }

  get infiniteProjectionMatrix(): Matrix4 {
    return this.offCenterFrustum.infiniteProjectionMatrix
  }

  computeCullingVolume(position: Cartesian3, direction: Cartesian3, up: Cartesian3): CullingVolume {
    return this.offCenterFrustum.computeCullingVolume(position, direction, up)
  }

  // Cesium's signature has five parameters; it is theirs to call.
  getPixelDimensions(...args: [number, number, number, number, Cartesian2]): Cartesian2 {
    return this.offCenterFrustum.getPixelDimensions(...args)
  }

  /** Cesium passes a scratch frustum of its own kind as `result`; only ours can be written to. */
  clone(result?: unknown): WallFrustum {
    const copy = result instanceof WallFrustum ? result : new WallFrustum(this.lens, this.part)
    return Object.assign(copy, { lens: this.lens, part: this.part, near: this.near, far: this.far })
  }

  equals(other: unknown): boolean {
    return this.equalsEpsilon(other, 0, 0)
  }

  equalsEpsilon(other: unknown, relative: number, absolute = relative): boolean {
    if (!(other instanceof WallFrustum)) return false
    const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)))
    const mine = [this.lens.tanX, this.lens.tanY, this.near, this.far, ...this.part]
    const theirs = [other.lens.tanX, other.lens.tanY, other.near, other.far, ...other.part]
    return mine.every((value, i) => near(value, theirs[i]!))
  }
}

// Camera.update demands an instance of PerspectiveFrustum; everything it would inherit is defined above.
Object.setPrototypeOf(WallFrustum.prototype, PerspectiveFrustum.prototype)

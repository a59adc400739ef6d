// SPDX-License-Identifier: Apache-2.0
import { BoundingSphere, ComponentDatatype, Geometry, GeometryAttribute, GeometryInstance, Primitive, PrimitiveType, type Matrix4 } from 'cesium'
import earcut from 'earcut'
import { appearanceFor, type Coat, type Dials } from './appearance.ts'
import type { Point } from './flatWorld.ts'
import type { Look } from './look.ts'
import { inkIndex, type Ink } from './palette.ts'
import { ribbonCorners } from './ribbon.ts'

/** How a flat thing is drawn. Widths in metres with a least width in pixels at the smallest wall scale. */
export interface Pen {
  ink: Ink
  widthM?: number
  leastPx?: number
  alpha?: number
  /** metres drawn, metres of the period */
  dash?: readonly [number, number]
  closed?: boolean
  /** height of fills and bands, metres */
  heightM?: number
}

/** What a mesh needs to become a primitive. */
export interface Setting {
  look: Look
  frame: Matrix4
}

/** Fills and ribbons in the local plane, drawn in the order added, all in one draw call. */
export class Flat {
  private readonly positions: number[] = []
  private readonly stretch: number[] = []
  private readonly pens: number[] = []
  private readonly dashes: number[] = []
  private readonly indices: number[] = []

  /** A filled ring. */
  fill(ring: readonly Point[], pen: Pen): this {
    const base = this.count
    for (const point of ring) this.vertex(point, pen.heightM ?? 0, pen)
    for (const i of earcut(ring.flat())) this.indices.push(base + i)
    return this
  }

  /** A line of even width, mitred at its corners, optionally dashed. */
  line(points: readonly Point[], pen: Pen): this {
    let previous = -1
    for (const corner of ribbonCorners(points, pen.closed ?? false)) {
      const first = this.count
      for (const side of [1, -1]) {
        this.positions.push(corner.point[0], corner.point[1], 0)
        this.stretch.push(corner.normal[0], corner.normal[1], (pen.widthM ?? 0) / 2, (pen.leastPx ?? 1) / 2)
        this.pens.push(corner.alongM, side, inkIndex(pen.ink), pen.alpha ?? 1)
        this.dashes.push(pen.dash?.[0] ?? 0, pen.dash?.[1] ?? 0)
      }
      if (previous >= 0) this.indices.push(previous, previous + 1, first, previous + 1, first + 1, first)
      previous = first
    }
    return this
  }

  /** A band between two rings of the same count whose alpha runs from `pen.alpha` to 0. */
  band(inner: readonly Point[], outer: readonly Point[], pen: Pen): this {
    const base = this.count
    inner.forEach((point, i) => {
      this.vertex(point, pen.heightM ?? 0, pen)
      this.vertex(outer[i]!, pen.heightM ?? 0, { ...pen, alpha: 0 })
    })
    const n = inner.length
    for (let i = 0; i < n; i++) this.quad([base + 2 * i, base + 2 * i + 1, base + ((2 * i + 3) % (2 * n)), base + ((2 * i + 2) % (2 * n))])
    return this
  }

  /** The side of a slab from z = 0 down to `bottomM`; `tone` gives the alpha from a face's outward normal. */
  skirt(ring: readonly Point[], bottomM: number, pen: Pen & { tone(nx: number, ny: number): number }): this {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
      const shade = { ...pen, alpha: pen.tone((b[1] - a[1]) / length, -(b[0] - a[0]) / length) }
      const base = this.count
      this.vertex(a, 0, shade)
      this.vertex(b, 0, shade)
      this.vertex(b, bottomM, shade)
      this.vertex(a, bottomM, shade)
      this.quad([base, base + 1, base + 2, base + 3])
    })
    return this
  }

  /** True when nothing was added: such a mesh must not become a primitive. */
  get isEmpty(): boolean {
    return this.indices.length === 0
  }

  /** The drawable; `dials` stay live. */
  primitive(setting: Setting, coat: Exclude<Coat, 'solid'>, dials: Dials = { opacity: 1, rise: 1 }): Primitive {
    return toPrimitive(setting, {
      coat,
      dials,
      positions: this.positions,
      indices: this.indices,
      attributes: { stretch: [4, this.stretch], pen: [4, this.pens], dash: [2, this.dashes] },
    })
  }

  private get count(): number {
    return this.positions.length / 3
  }

  private vertex(point: Point, z: number, pen: Pen): void {
    this.positions.push(point[0], point[1], z)
    this.stretch.push(0, 0, 0, 0)
    this.pens.push(0, 0, inkIndex(pen.ink), pen.alpha ?? 1)
    this.dashes.push(0, 0)
  }

  private quad([a, b, c, d]: readonly [number, number, number, number]): void {
    this.indices.push(a, b, c, a, c, d)
  }
}

/** A box that stands on the ground: centre, size and height in metres, density 0..1 of the town core. */
export interface Box {
  x: number
  y: number
  width: number
  depth: number
  height: number
  core: number
}

/** Many boxes in one draw call, five faces each. */
export class Boxes {
  private readonly positions: number[] = []
  private readonly faces: number[] = []
  private readonly kinds: number[] = []
  private readonly indices: number[] = []

  /** Adds a block, or a column in the given ink. */
  add(box: Box, ink?: Ink): this {
    const x0 = box.x - box.width / 2
    const x1 = box.x + box.width / 2
    const y0 = box.y - box.depth / 2
    const y1 = box.y + box.depth / 2
    const t = box.height
    const tone = { core: box.core, ink: ink ? inkIndex(ink) : -1 }
    this.face([x0, y0, t, x1, y0, t, x1, y1, t, x0, y1, t], [0, 0, 1], tone)
    this.face([x0, y0, 0, x1, y0, 0, x1, y0, t, x0, y0, t], [0, -1, 0], tone)
    this.face([x1, y0, 0, x1, y1, 0, x1, y1, t, x1, y0, t], [1, 0, 0], tone)
    this.face([x1, y1, 0, x0, y1, 0, x0, y1, t, x1, y1, t], [0, 1, 0], tone)
    this.face([x0, y1, 0, x0, y0, 0, x0, y0, t, x0, y1, t], [-1, 0, 0], tone)
    return this
  }

  /** True when nothing was added. */
  get isEmpty(): boolean {
    return this.indices.length === 0
  }

  /** The drawable; `dials.rise` stays live. */
  primitive(setting: Setting, dials: Dials): Primitive {
    return toPrimitive(setting, {
      coat: 'solid',
      dials,
      positions: this.positions,
      indices: this.indices,
      attributes: { face: [4, this.faces], kind: [2, this.kinds] },
    })
  }

  private face(corners: number[], normal: [number, number, number], tone: { core: number; ink: number }): void {
    const base = this.positions.length / 3
    this.positions.push(...corners)
    for (let i = 0; i < 4; i++) {
      this.faces.push(...normal, tone.core)
      this.kinds.push(tone.ink, corners[i * 3 + 2]!)
    }
    this.indices.push(base, base + 1, base + 2, base, base + 2, base + 3)
  }
}

interface Raw {
  coat: Coat
  dials: Dials
  positions: number[]
  indices: number[]
  attributes: Record<string, [components: number, values: number[]]>
}

function toPrimitive({ look, frame }: Setting, raw: Raw): Primitive {
  const attributes: Record<string, GeometryAttribute> = {
    position: new GeometryAttribute({ componentDatatype: ComponentDatatype.DOUBLE, componentsPerAttribute: 3, values: new Float64Array(raw.positions) }),
  }
  for (const [name, [components, values]] of Object.entries(raw.attributes)) {
    attributes[name] = new GeometryAttribute({
      componentDatatype: ComponentDatatype.FLOAT,
      componentsPerAttribute: components,
      values: new Float32Array(values),
    })
  }
  const geometry = new Geometry({
    attributes: attributes as never, // Cesium's type lists only its own attribute names
    indices: new Uint32Array(raw.indices),
    primitiveType: PrimitiveType.TRIANGLES,
    boundingSphere: BoundingSphere.fromVertices(raw.positions),
  })
  return new Primitive({
    geometryInstances: new GeometryInstance({ geometry }),
    appearance: appearanceFor(look, raw.coat, raw.dials),
    modelMatrix: frame,
    asynchronous: false,
    compressVertices: false,
    allowPicking: false,
  })
}

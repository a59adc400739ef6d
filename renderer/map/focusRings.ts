// SPDX-License-Identifier: Apache-2.0
import type { Primitive, PrimitiveCollection } from 'cesium'
import type { Dials } from './appearance.ts'
import { toLocal, toLonLat, type Point } from './flatWorld.ts'
import { circle } from './geometry.ts'
import type { MapLocale, Mark } from './mark.ts'
import { Flat, type Setting } from './mesh.ts'
import { wordsFor } from './words.ts'

/** Radii around the main incident, in kilometres, outer first. */
export const RING_KM = [5, 2.5] as const

/** Dashed rings on the ground around the main incident. */
export class FocusRings {
  private readonly dials: Dials = { opacity: 0, rise: 1 }
  private readonly slot: PrimitiveCollection
  private readonly setting: Setting
  private primitive: Primitive | undefined

  constructor(slot: PrimitiveCollection, setting: Setting) {
    this.slot = slot
    this.setting = setting
  }

  /** Draws the rings around a point, instead of those before. */
  draw(centre: Point): void {
    if (this.primitive) this.slot.remove(this.primitive)
    const flat = new Flat()
    RING_KM.forEach((km, i) => {
      const radiusM = km * 1_000
      flat.line(circle(centre, radiusM, { count: 180 }), {
        ink: i ? 'text3' : 'text1',
        leastPx: 1.6,
        alpha: 0.85,
        dash: [radiusM * 0.052, radiusM * 0.0873],
        closed: true,
      })
    })
    this.primitive = this.slot.add(flat.primitive(this.setting, 'free', this.dials)) as Primitive
  }

  /** Shows the rings as far as the focus has come, 0..1. */
  update(share: number): void {
    this.dials.opacity = share
    if (this.primitive) this.primitive.show = share > 0
  }
}

/** The words on the rings. */
export function ringLabels(lon: number, lat: number, locale: MapLocale): Mark[] {
  const centre = toLocal(lon, lat)
  return RING_KM.map((km): Mark => {
    const [ringLon, ringLat] = toLonLat([centre[0] - km * 720, centre[1] - km * 690])
    return { key: `ring ${km}`, lon: ringLon, lat: ringLat, kind: 'ring', priority: 780, text: wordsFor(locale).kilometres.replace('{n}', String(km)) }
  })
}

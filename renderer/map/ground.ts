// SPDX-License-Identifier: Apache-2.0
import type { PrimitiveCollection } from 'cesium'
import { DISTRICT, localLine, OUTLINE } from './district.ts'
import { toLocal, type Point } from './flatWorld.ts'
import { circle, outwards, resample, soften } from './geometry.ts'
import { Flat, type Setting } from './mesh.ts'

const SLAB_M = -700
const SHADOW_M = 2_600
const GRATICULE_M = 5_000
const GRATICULE_REACH_M = 40_000
/** Hills of Sheshan: longitude, latitude, size against the largest. */
const HILLS = [
  [121.192, 31.098, 1],
  [121.2, 31.108, 0.7],
  [121.165, 31.113, 0.55],
  [121.148, 31.04, 0.6],
] as const

/** Adds the ground in painter's order: shadow, what lies outside, slab, everything on it, its edge. */
export function addGround(primitives: PrimitiveCollection, setting: Setting): void {
  primitives.add(shadow().primitive(setting, 'shadow'))
  primitives.add(outside().primitive(setting, 'free'))
  primitives.add(new Flat().fill(OUTLINE, { ink: 'land' }).primitive(setting, 'stamp'))
  const inside = new Flat()
  addTowns(inside)
  addHills(inside)
  addWater(inside)
  addRoads(inside)
  addRail(inside)
  primitives.add(inside.primitive(setting, 'inside'))
  primitives.add(new Flat().line(OUTLINE, { ink: 'edge', leastPx: 1.5, closed: true }).primitive(setting, 'free'))
}

// A smoothed copy of the border keeps the band from folding over itself in bays.
function shadow(): Flat {
  const inner = resample(OUTLINE, 400, true)
  const outer = outwards(inner, SHADOW_M, 9)
  const pen = { ink: 'shadow', alpha: 0.8, heightM: SLAB_M } as const
  return new Flat().fill(inner.map(shift), pen).band(inner.map(shift), outer.map(shift), pen)
}

function shift([x, y]: Point): Point {
  return [x, y - 350]
}

function outside(): Flat {
  const flat = new Flat()
  for (let k = -GRATICULE_REACH_M; k <= GRATICULE_REACH_M; k += GRATICULE_M) {
    const ends = (a: Point, b: Point): Point[] => resample([a, b], GRATICULE_M)
    flat.line(ends([k, -GRATICULE_REACH_M], [k, GRATICULE_REACH_M]), { ink: 'town', leastPx: 1, alpha: 0.35 })
    flat.line(ends([-GRATICULE_REACH_M, k], [GRATICULE_REACH_M, k]), { ink: 'town', leastPx: 1, alpha: 0.35 })
  }
  for (const river of DISTRICT.rivers) flat.line(localLine(river.points), { ink: 'water', widthM: river.widthKm * 1_000, alpha: 0.38 })
  for (const highway of DISTRICT.highways) flat.line(localLine(highway.points), { ink: 'road', widthM: 70, alpha: 0.3 })
  // All sides are drawn, for any bearing; the slab's top covers those that face away.
  return flat.skirt(OUTLINE, SLAB_M, { ink: 'town', tone: (nx, ny) => 0.22 + 0.45 * (0.5 + 0.5 * (nx * 0.5 - ny * 0.86)) })
}

function addTowns(flat: Flat): void {
  const rings = DISTRICT.towns.map((town) => resample(localLine(town.ring), 300, true).map((point) => soften(point, 260)))
  rings.forEach((ring, i) => flat.fill(ring, { ink: i % 2 ? 'land' : 'land2' }))
  for (const canal of DISTRICT.canals) flat.line(localLine(canal), { ink: 'water', widthM: 35, leastPx: 0.6, alpha: 0.55 })
  for (const ring of rings) flat.line(ring, { ink: 'town', leastPx: 1, widthM: 30, closed: true })
}

function addHills(flat: Flat): void {
  for (const [lon, lat, size] of HILLS) {
    for (let k = 3; k >= 1; k--) {
      const contour = circle(toLocal(lon, lat), (size * 1_200 * k) / 3, { count: 48, flatten: 0.68, wobble: 0.14 })
      flat.fill(contour, { ink: 'blockTop', alpha: 0.12 }).line(contour, { ink: 'town', leastPx: 1, closed: true })
    }
  }
}

function addWater(flat: Flat): void {
  const lake = circle(toLocal(121.207, 31.1), 400, { count: 36, flatten: 0.7, wobble: 0.06 })
  flat.fill(lake, { ink: 'water' }).line(lake, { ink: 'water2', leastPx: 1.2, closed: true })
  for (const river of DISTRICT.rivers) flat.line(localLine(river.points), { ink: 'water2', widthM: (river.widthKm + 0.05) * 1_000, leastPx: 2 })
  for (const river of DISTRICT.rivers) flat.line(localLine(river.points), { ink: 'water', widthM: river.widthKm * 1_000 })
}

function addRoads(flat: Flat): void {
  for (const road of DISTRICT.roads) flat.line(localLine(road), { ink: 'road', widthM: 45, leastPx: 0.8 })
  for (const highway of DISTRICT.highways) flat.line(localLine(highway.points), { ink: 'ground', widthM: 150 })
  for (const highway of DISTRICT.highways) flat.line(localLine(highway.points), { ink: 'roadHigh', widthM: 90, leastPx: 1.2 })
}

function addRail(flat: Flat): void {
  const track = localLine(DISTRICT.metro.points)
  flat.line(track, { ink: 'ground', widthM: 80, leastPx: 2 }).line(track, { ink: 'rail', widthM: 45, leastPx: 1.4, dash: [260, 420] })
  for (const [lon, lat] of DISTRICT.metro.stops) {
    const stop = circle(toLocal(lon, lat), 130, { count: 20 })
    flat.fill(stop, { ink: 'ground' }).line(stop, { ink: 'rail', widthM: 40, leastPx: 1.4, closed: true })
  }
}

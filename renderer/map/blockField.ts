// SPDX-License-Identifier: Apache-2.0
import { PrimitiveCollection, type Primitive } from 'cesium'
import type { Dials } from './appearance.ts'
import { blocksIn, layGrid, type Area, type Barrier, type BlockGrid, type Core } from './blocks.ts'
import { DISTRICT, localLine, OUTLINE } from './district.ts'
import { toLocal } from './flatWorld.ts'
import { Boxes, type Box, type Setting } from './mesh.ts'
import type { Pose } from './view.ts'

const COARSE_STEP_M = 212
const FINE_STEP_M = 145
const TILE_M = 5_000
/** Between these distances of the eye the coarse blocks sink and the fine ones rise. */
const FINE_FROM_M = 24_000
const COARSE_FROM_M = 36_000
/** Fine tiles are built and shown within this many metres of the place looked at. */
const FINE_REACH_M = 12_000

/** The grey blocks of the district in two sizes; the fine ones are built tile by tile where the camera goes. */
export class BlockField {
  readonly primitives = new PrimitiveCollection()
  private readonly coarseDials: Dials = { opacity: 1, rise: 1 }
  private readonly fineDials: Dials = { opacity: 1, rise: 0 }
  private readonly coarse: Primitive | undefined
  private readonly tiles = new Map<string, { area: Area; primitive: Primitive | undefined }>()
  private fineGrid: BlockGrid | undefined
  private readonly setting: Setting
  private readonly share: number

  /** `share` 0..1 thins the blocks out for weak machines. */
  constructor(setting: Setting, share: number) {
    this.setting = setting
    this.share = share
    this.coarse = this.build(
      blocksIn(layGrid(COARSE_STEP_M, OUTLINE, barriers(1.25)), { cores: CORES, attempts: 11_000, scale: 1.25, tall: 1, share }, EVERYWHERE),
      this.coarseDials,
    )
  }

  /** Sets what is seen from a pose; true while tiles are still missing, one of which is built per call. */
  update(pose: Pose): boolean {
    const fine = smooth((COARSE_FROM_M - pose.distanceM) / (COARSE_FROM_M - FINE_FROM_M))
    this.coarseDials.rise = 1 - fine
    this.fineDials.rise = fine
    if (this.coarse) this.coarse.show = fine < 1
    for (const { area, primitive } of this.tiles.values()) if (primitive) primitive.show = fine > 0 && awayFrom(pose, area) < FINE_REACH_M
    return fine > 0 && this.buildNearest(pose)
  }

  private buildNearest(pose: Pose): boolean {
    const missing = tilesAround(pose).filter((area) => !this.tiles.has(keyOf(area)))
    const next = missing.sort((a, b) => awayFrom(pose, a) - awayFrom(pose, b))[0]
    if (!next) return false
    this.fineGrid ??= layGrid(FINE_STEP_M, OUTLINE, barriers(0.85))
    const primitive = this.build(blocksIn(this.fineGrid, { cores: CORES, attempts: 26_000, scale: 0.85, tall: 0.34, share: this.share }, next), this.fineDials)
    this.tiles.set(keyOf(next), { area: next, primitive })
    return missing.length > 1 || primitive !== undefined
  }

  private build(blocks: readonly Box[], dials: Dials): Primitive | undefined {
    const boxes = new Boxes()
    for (const box of blocks) boxes.add(box)
    return boxes.isEmpty ? undefined : (this.primitives.add(boxes.primitive(this.setting, dials)) as Primitive)
  }
}

const EVERYWHERE: Area = { west: -1e6, south: -1e6, east: 1e6, north: 1e6 }
const CORES: readonly Core[] = [...DISTRICT.towns, DISTRICT.zone].map((place) => ({ at: toLocal(...place.centre), density: place.density }))

function barriers(scale: number): Barrier[] {
  const keep = (points: Parameters<typeof localLine>[0], distanceM: number): Barrier => ({ points: localLine(points), distanceM })
  return [
    ...DISTRICT.rivers.map((river) => keep(river.points, river.widthKm * 600 + 80 * scale)),
    ...DISTRICT.highways.map((highway) => keep(highway.points, 130 * scale)),
    ...DISTRICT.roads.map((road) => keep(road, 95 * scale)),
    keep(DISTRICT.metro.points, 95 * scale),
  ]
}

function tilesAround(pose: Pose): Area[] {
  const tiles: Area[] = []
  const first = (centre: number): number => Math.floor((centre - FINE_REACH_M) / TILE_M) * TILE_M
  for (let west = first(pose.target[0]); west < pose.target[0] + FINE_REACH_M; west += TILE_M) {
    for (let south = first(pose.target[1]); south < pose.target[1] + FINE_REACH_M; south += TILE_M) {
      const area = { west, south, east: west + TILE_M, north: south + TILE_M }
      if (awayFrom(pose, area) < FINE_REACH_M) tiles.push(area)
    }
  }
  return tiles
}

function awayFrom(pose: Pose, area: Area): number {
  return Math.hypot((area.west + area.east) / 2 - pose.target[0], (area.south + area.north) / 2 - pose.target[1])
}

function keyOf(area: Area): string {
  return `${area.west},${area.south}`
}

function smooth(value: number): number {
  const k = Math.min(1, Math.max(0, value))
  return k * k * (3 - 2 * k)
}

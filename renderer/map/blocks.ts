// SPDX-License-Identifier: Apache-2.0
import type { Point } from './flatWorld.ts'
import { randomFrom } from './geometry.ts'
import type { Box } from './mesh.ts'

/** A town core that draws blocks around itself. */
export interface Core {
  readonly at: Point
  readonly density: number
}

/** A line that blocks keep away from. */
export interface Barrier {
  readonly points: readonly Point[]
  readonly distanceM: number
}

/** Cells on which a block may stand. */
export interface BlockGrid {
  readonly stepM: number
  readonly west: number
  readonly south: number
  readonly columns: number
  readonly rows: number
  readonly free: Uint8Array
}

/** How blocks are strewn: how many were tried over the whole district, their size and height against life. */
export interface BlockStyle {
  readonly cores: readonly Core[]
  readonly attempts: number
  readonly scale: number
  readonly tall: number
  readonly share: number
}

/** A rectangle in local metres. */
export interface Area {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Lays the grid over the district: free inside its border, taken near water, roads and rail, so streets read as streets. */
export function layGrid(stepM: number, outline: readonly Point[], barriers: readonly Barrier[]): BlockGrid {
  const xs = outline.map((p) => p[0])
  const ys = outline.map((p) => p[1])
  const west = Math.floor(Math.min(...xs) / stepM) * stepM
  const south = Math.floor(Math.min(...ys) / stepM) * stepM
  const columns = Math.ceil((Math.max(...xs) - west) / stepM) + 1
  const rows = Math.ceil((Math.max(...ys) - south) / stepM) + 1
  const grid: BlockGrid = { stepM, west, south, columns, rows, free: new Uint8Array(columns * rows) }
  fillInside(grid, outline)
  for (const barrier of barriers) keepOff(grid, barrier)
  return grid
}

/** The blocks of an area, the same ones each time; they show density only, never a real building. */
export function blocksIn(grid: BlockGrid, style: BlockStyle, area: Area): Box[] {
  const weights = weightsOf(style.cores)
  const boxes: Box[] = []
  const from = cellOf(grid, area.west, area.south)
  const to = cellOf(grid, area.east, area.north)
  for (let row = Math.max(0, from.row); row < Math.min(grid.rows, to.row); row++) {
    for (let column = Math.max(0, from.column); column < Math.min(grid.columns, to.column); column++) {
      if (grid.free[row * grid.columns + column] !== 1) continue
      const random = randomFrom(Math.imul(column + 1, 73_856_093) ^ Math.imul(row + 1, 19_349_663))
      const at: Point = [grid.west + column * grid.stepM, grid.south + row * grid.stepM]
      const pull = pullAt(at, style.cores, weights)
      if (random() > style.share || random() > 1 - Math.exp(-pull.density * style.attempts * grid.stepM ** 2)) continue
      boxes.push(blockAt({ at, ...pull.core }, style, random))
    }
  }
  return boxes
}

function blockAt({ at, closeness, density }: { at: Point; closeness: number; density: number }, style: BlockStyle, random: () => number): Box {
  const isHall = random() < 0.2 * (1.15 - density)
  const side = 1_000 * style.scale
  const height = isHall ? 0.06 + random() * 0.05 : 0.1 + random() * 0.16 + closeness ** 2 * (0.2 + 0.95 * random() * random())
  return {
    x: at[0],
    y: at[1],
    width: (isHall ? 0.15 : 0.085) * side * (0.75 + random() * 0.7),
    depth: (isHall ? 0.11 : 0.075) * side * (0.7 + random() * 0.8),
    height: 1_200 * height * (0.5 + 0.5 * style.scale) * style.tall,
    core: closeness,
  }
}

function weightsOf(cores: readonly Core[]): number[] {
  const raw = cores.map((core) => core.density ** 2 + 0.05)
  const sum = raw.reduce((a, b) => a + b, 0)
  return raw.map((weight) => weight / sum)
}

function pullAt(at: Point, cores: readonly Core[], weights: readonly number[]): { density: number; core: { closeness: number; density: number } } {
  let density = 0
  let strongest = -1
  let core = { closeness: 0, density: 0 }
  cores.forEach((candidate, i) => {
    const reachM = (0.9 + 1.5 * candidate.density) * 1_000
    const sigma = 0.722 * reachM
    const away = Math.hypot(at[0] - candidate.at[0], at[1] - candidate.at[1])
    if (away > 4 * sigma) return
    const part = (weights[i]! * Math.exp(-(away * away) / (2 * sigma * sigma))) / (2 * Math.PI * sigma * sigma)
    density += part
    if (part <= strongest) return
    strongest = part
    core = { closeness: Math.max(0, 1 - (away / reachM) * 0.85) * candidate.density, density: candidate.density }
  })
  return { density, core }
}

function cellOf(grid: BlockGrid, x: number, y: number): { column: number; row: number } {
  return { column: Math.round((x - grid.west) / grid.stepM), row: Math.round((y - grid.south) / grid.stepM) }
}

// One sweep per row of cells: far cheaper than a point-in-polygon test per cell.
function fillInside(grid: BlockGrid, outline: readonly Point[]): void {
  for (let row = 0; row < grid.rows; row++) {
    const crossings = crossingsAt(grid.south + row * grid.stepM, outline)
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const first = Math.max(0, Math.ceil((crossings[k]! - grid.west) / grid.stepM))
      const last = Math.min(grid.columns - 1, Math.floor((crossings[k + 1]! - grid.west) / grid.stepM))
      for (let column = first; column <= last; column++) grid.free[row * grid.columns + column] = 1
    }
  }
}

function crossingsAt(y: number, ring: readonly Point[]): number[] {
  const xs: number[] = []
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    if (a[1] > y !== b[1] > y) xs.push(a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]))
  })
  return xs.sort((p, q) => p - q)
}

function keepOff(grid: BlockGrid, { points, distanceM }: Barrier): void {
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!
    const b = points[i]!
    const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / (grid.stepM / 2))
    for (let j = 0; j <= steps; j++) clearAround(grid, [a[0] + ((b[0] - a[0]) * j) / steps, a[1] + ((b[1] - a[1]) * j) / steps], distanceM)
  }
}

function clearAround(grid: BlockGrid, [x, y]: Point, distanceM: number): void {
  const reach = Math.ceil(distanceM / grid.stepM)
  const centre = cellOf(grid, x, y)
  for (let row = Math.max(0, centre.row - reach); row <= Math.min(grid.rows - 1, centre.row + reach); row++) {
    for (let column = Math.max(0, centre.column - reach); column <= Math.min(grid.columns - 1, centre.column + reach); column++) {
      const away = Math.hypot(grid.west + column * grid.stepM - x, grid.south + row * grid.stepM - y)
      if (away < distanceM) grid.free[row * grid.columns + column] = 0
    }
  }
}

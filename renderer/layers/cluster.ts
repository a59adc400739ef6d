// SPDX-License-Identifier: Apache-2.0

/** Something with a place on the screen, in CSS pixels. */
export interface Placed<T> {
  readonly item: T
  readonly x: number
  readonly y: number
}

/** Things that stand alone, and groups that became one mark. */
export interface Clusters<T> {
  readonly singles: T[]
  readonly groups: { readonly cell: string; readonly items: T[] }[]
}

/** More than this many of a class in one cell become one mark (同类 > 3 个并为「形 + 数」). */
export const MOST_APART = 3

/** Gathers things by a grid on the screen; nothing is lost: each comes out once, alone or in a group. */
export function clusterByGrid<T>(placed: readonly Placed<T>[], cellPx: number): Clusters<T> {
  const cells = new Map<string, T[]>()
  for (const { item, x, y } of placed) {
    const cell = `${Math.floor(x / cellPx)},${Math.floor(y / cellPx)}`
    const items = cells.get(cell)
    if (items) items.push(item)
    else cells.set(cell, [item])
  }
  const singles: T[] = []
  const groups: { cell: string; items: T[] }[] = []
  for (const [cell, items] of cells) {
    if (items.length > MOST_APART) groups.push({ cell, items })
    else singles.push(...items)
  }
  return { singles, groups }
}

/**
 * As `clusterByGrid`, but the few left over in thin cells join the nearest group within `reachPx`: over the
 * whole district a calm picture counts more than a place.
 */
export function gatherByGrid<T>(placed: readonly Placed<T>[], cellPx: number, reachPx: number): Clusters<T> {
  const where = new Map(placed.map((entry) => [entry.item, entry]))
  const { singles, groups } = clusterByGrid(placed, cellPx)
  const centres = groups.map(({ items }) => middle(items.map((item) => where.get(item)!)))
  const left = singles.filter((item) => {
    const at = where.get(item)!
    const away = centres.map((centre) => Math.hypot(centre.x - at.x, centre.y - at.y))
    const nearest = away.indexOf(Math.min(...away))
    if (nearest < 0 || away[nearest]! > reachPx) return true
    groups[nearest]!.items.push(item)
    return false
  })
  return { singles: left, groups }
}

function middle(points: readonly { x: number; y: number }[]): { x: number; y: number } {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 })
  return { x: sum.x / points.length, y: sum.y / points.length }
}

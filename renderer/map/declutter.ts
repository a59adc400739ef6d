// SPDX-License-Identifier: Apache-2.0

/** Left, top, right, bottom in pixels. */
export type Rectangle = readonly [left: number, top: number, right: number, bottom: number]

/** Something that wants a place, its middle at one of `spots` (best first). */
export interface Candidate {
  readonly spots: readonly { readonly x: number; readonly y: number }[]
  readonly width: number
  readonly height: number
  readonly isKept: boolean
  /** words beside it, dropped where there is no room */
  readonly tag?: { readonly width: number; readonly height: number } | undefined
}

/** Where a candidate got its place: left top corner, and that of its tag. */
export interface Placement {
  readonly x: number
  readonly y: number
  readonly tag: { readonly x: number; readonly y: number } | undefined
}

const MARGIN_X = 2
const MARGIN_Y = 1
const TAG_GAP = 4

/**
 * Gives places in the order of the list (most important first): the first free spot inside the bounds.
 * A candidate without one is left out (undefined); a kept one stays and claims its first spot.
 * Depends on nothing but its arguments, so all windows of a wall agree.
 */
export function declutter(candidates: readonly (Candidate | undefined)[], bounds: Rectangle, taken: readonly Rectangle[]): (Placement | undefined)[] {
  const used: Rectangle[] = [...taken]
  return candidates.map((candidate) => {
    if (!candidate) return undefined
    const corner = bodyCorner(candidate, bounds, used)
    if (!corner) return undefined
    used.push(boxAt(corner, candidate))
    const tag = candidate.tag && tagCorner(corner, candidate, { bounds, used })
    if (tag && candidate.tag) used.push(boxAt(tag, candidate.tag))
    return { ...corner, tag }
  })
}

interface Corner {
  readonly x: number
  readonly y: number
}

function bodyCorner(candidate: Candidate, bounds: Rectangle, used: readonly Rectangle[]): Corner | undefined {
  const corners = candidate.spots.map((spot) => ({ x: Math.round(spot.x - candidate.width / 2), y: Math.round(spot.y - candidate.height / 2) }))
  const free = corners.find((corner) => isFree(boxAt(corner, candidate), bounds, used))
  if (free || !candidate.isKept) return free
  return corners.find((corner) => isWithin(boxAt(corner, candidate), bounds))
}

function tagCorner(body: Corner, candidate: Candidate, room: { bounds: Rectangle; used: readonly Rectangle[] }): Corner | undefined {
  const tag = candidate.tag!
  const middleX = body.x + (candidate.width - tag.width) / 2
  const middleY = body.y + (candidate.height - tag.height) / 2
  const corners = [
    { x: body.x + candidate.width + TAG_GAP, y: middleY },
    { x: body.x - tag.width - TAG_GAP, y: middleY },
    { x: middleX, y: body.y + candidate.height + TAG_GAP / 2 },
    { x: middleX, y: body.y - tag.height - TAG_GAP / 2 },
  ].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
  return corners.find((corner) => isFree(boxAt(corner, tag), room.bounds, room.used))
}

function boxAt(corner: Corner, size: { width: number; height: number }): Rectangle {
  return [corner.x - MARGIN_X, corner.y - MARGIN_Y, corner.x + size.width + MARGIN_X, corner.y + size.height + MARGIN_Y]
}

function isFree(box: Rectangle, bounds: Rectangle, used: readonly Rectangle[]): boolean {
  return isWithin(box, bounds) && !used.some((other) => other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1])
}

function isWithin(box: Rectangle, bounds: Rectangle): boolean {
  return box[0] >= bounds[0] && box[1] >= bounds[1] && box[2] <= bounds[2] && box[3] <= bounds[3]
}

// SPDX-License-Identifier: Apache-2.0

/** An item of a document with what GeoJSON says beside its properties. */
export interface DocumentItem {
  readonly fields: Readonly<Record<string, unknown>>
  readonly featureId?: unknown
  /** Longitude and latitude of the geometry: a point itself, the middle of anything else; in the feed's datum. */
  readonly place?: readonly [unknown, unknown]
}

type Fields = Readonly<Record<string, unknown>>

/** True for a JSON object. */
export function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Items of a document: features of GeoJSON, a list, or the document itself as its only item. */
export function listItems(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document
  if (isFields(document) && document['type'] === 'FeatureCollection' && Array.isArray(document['features'])) return document['features']
  return [document]
}

/** An item as plain fields: a GeoJSON feature by its properties, a bare number as `value`; null for anything else. */
export function openItem(item: unknown): DocumentItem | null {
  if (typeof item === 'number') return { fields: { value: item } }
  if (!isFields(item)) return null
  if (item['type'] !== 'Feature' || !('geometry' in item)) return { fields: item }
  const properties = item['properties']
  const place = placeOf(item['geometry'])
  return { fields: isFields(properties) ? properties : {}, featureId: item['id'], ...(place ? { place } : {}) }
}

function placeOf(geometry: unknown): [unknown, unknown] | undefined {
  if (!isFields(geometry)) return undefined
  const coordinates = geometry['coordinates']
  if (!Array.isArray(coordinates)) return undefined
  if (geometry['type'] === 'Point') return [coordinates[0], coordinates[1]]
  const ring = firstRing(coordinates)
  return ring ? middleOf(ring) : undefined
}

// Down to the first list of positions: the outer ring of a polygon, the first line of several.
function firstRing(coordinates: readonly unknown[]): readonly (readonly unknown[])[] | null {
  let list: readonly unknown[] = coordinates
  for (let depth = 0; depth < 4; depth++) {
    const first = list[0]
    if (!Array.isArray(first)) return null
    if (!Array.isArray(first[0])) return list.filter((one): one is unknown[] => Array.isArray(one))
    list = first
  }
  return null
}

/** Area centroid of a ring, or the mean of its corners when it encloses nothing (a line, a needle). */
export function middleOf(ring: readonly (readonly unknown[])[]): [number, number] {
  const corners = ring.map((corner) => [Number(corner[0]), Number(corner[1])] as const)
  const [baseX, baseY] = corners[0] ?? [0, 0]
  let [area, sumX, sumY] = [0, 0, 0]
  for (let index = 0; index + 1 < corners.length; index++) {
    const [x0, y0] = [corners[index]![0] - baseX, corners[index]![1] - baseY]
    const [x1, y1] = [corners[index + 1]![0] - baseX, corners[index + 1]![1] - baseY]
    const cross = x0 * y1 - x1 * y0
    area += cross
    sumX += (x0 + x1) * cross
    sumY += (y0 + y1) * cross
  }
  if (Math.abs(area) > 1e-14) return [baseX + sumX / (3 * area), baseY + sumY / (3 * area)]
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
  return [mean(0), mean(1)]
}

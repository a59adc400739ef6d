// SPDX-License-Identifier: Apache-2.0
import { distanceM, type LonLat } from '../../../shared/base/index.ts'
import type { BodyOf, RecordOf } from '../../../shared/domain/index.ts'

/** State of a team, or of a store: enough, or something below its minimum. */
export type ResourceStatus = NonNullable<BodyOf<'team'>['status']> | 'available' | 'short' | 'unknown'

/** One line: a team, or a store with what it holds. */
export interface ResourceRow {
  readonly key: string
  readonly shape: 'team' | 'supply'
  /** Code of the kind of team, for its sign; empty for stores. */
  readonly kind: string
  readonly name: string
  readonly town: string
  readonly people: number | null
  readonly vehicles: number | null
  readonly stock: readonly StockItem[]
  readonly distanceM: number | null
  readonly status: ResourceStatus
}

/** One thing in a store. */
export interface StockItem {
  readonly name: string
  readonly quantity: number | null
  readonly unit: string
}

/** What a table shows. */
export interface ResourceInput {
  readonly teams: Iterable<RecordOf<'team'>>
  readonly supplies: Iterable<RecordOf<'supply'>>
}

/** The rows that fit, and how many teams and stores there are altogether. */
export interface ResourceTable {
  readonly rows: readonly ResourceRow[]
  readonly teams: number
  readonly stores: number
}

/** Teams and stores within reach of a place, nearest first. */
export function resourcesAround(input: ResourceInput, centre: LonLat, limits: { readonly radiusKm: number; readonly rows: number }): ResourceTable {
  const near = [...teamRows(input.teams, centre), ...storeRows(input.supplies, centre)]
    .filter((row) => row.distanceM !== null && row.distanceM <= limits.radiusKm * 1000)
    .sort((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0) || a.key.localeCompare(b.key))
  return counted(near, limits.rows)
}

const URGENCY: readonly ResourceStatus[] = ['onScene', 'enRoute', 'short', 'away', 'standby', 'available', 'unknown']

/** Teams and stores of the whole district: those at work first, then stores that run short, then the rest by strength. */
export function resourcesOfDistrict(input: ResourceInput, rows: number): ResourceTable {
  const all = [...teamRows(input.teams, null), ...storeRows(input.supplies, null)].sort(
    (a, b) => URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status) || (b.people ?? 0) - (a.people ?? 0) || a.key.localeCompare(b.key),
  )
  return counted(all, rows)
}

function counted(rows: readonly ResourceRow[], limit: number): ResourceTable {
  const teams = rows.filter((row) => row.shape === 'team').length
  return { rows: rows.slice(0, limit), teams, stores: rows.length - teams }
}

function teamRows(teams: Iterable<RecordOf<'team'>>, centre: LonLat | null): ResourceRow[] {
  return [...teams]
    .filter((record) => !record.deleted)
    .map(({ source, id, position, body }) => ({
      key: `team/${source}/${id}`,
      shape: 'team',
      kind: body.kind ?? '',
      name: body.name,
      town: body.town ?? '',
      people: body.strength ?? null,
      vehicles: body.vehicles ?? null,
      stock: [],
      distanceM: centre && position ? distanceM(centre, position) : null,
      status: body.status ?? 'unknown',
    }))
}

/** Supplies are kept item by item; on the wall one line is one store (仓库). */
function storeRows(supplies: Iterable<RecordOf<'supply'>>, centre: LonLat | null): ResourceRow[] {
  const stores = new Map<string, RecordOf<'supply'>[]>()
  for (const record of supplies) {
    if (record.deleted) continue
    const key = record.body.depot ?? record.body.name
    stores.set(key, [...(stores.get(key) ?? []), record])
  }
  return [...stores].map(([name, items]) => storeRow(name, items, centre))
}

function storeRow(name: string, items: readonly RecordOf<'supply'>[], centre: LonLat | null): ResourceRow {
  const isShort = items.some(({ body }) => body.quantity !== undefined && body.minimumQuantity !== undefined && body.quantity < body.minimumQuantity)
  const distances = centre ? items.flatMap(({ position }) => (position ? [distanceM(centre, position)] : [])) : []
  return {
    key: 'supply/' + name,
    shape: 'supply',
    kind: '',
    name,
    town: items.find(({ body }) => body.town !== undefined)?.body.town ?? '',
    people: null,
    vehicles: null,
    stock: items.map(({ body }) => ({ name: body.name, quantity: body.quantity ?? null, unit: body.unit ?? '' })),
    distanceM: distances.length > 0 ? Math.min(...distances) : null,
    status: isShort ? 'short' : 'available',
  }
}

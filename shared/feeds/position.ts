// SPDX-License-Identifier: Apache-2.0
import gcoord from 'gcoord'
import type { CrsName } from './definition.ts'

/** A place as a source wrote it, or why it is none. */
export type PlaceReading = { readonly ok: true; readonly position: { lon: number; lat: number } | undefined } | { readonly ok: false; readonly reason: string }

const DATUMS = { 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const
const NAMES: Readonly<Record<string, CrsName>> = {
  wgs84: 'WGS-84',
  epsg4326: 'WGS-84',
  cgcs2000: 'WGS-84',
  epsg4490: 'WGS-84',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
  bd09ll: 'BD-09',
}
// A tenth of a metre: more would only make logs longer.
const PRECISION = 1e6

/** The coordinate system a source names in its own spelling (`WGS84`, `gcj-02`); null when it is not one we know. CGCS 2000 differs from WGS 84 by centimetres. */
export function crsNamed(name: unknown): CrsName | null {
  return typeof name === 'string' ? (NAMES[name.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? null) : null
}

/** Longitude and latitude, as numbers or texts, to WGS 84. Neither given is no place; one given, no number or out of range is an error. */
export function readPlace(lon: unknown, lat: unknown, crs: CrsName): PlaceReading {
  if (isAbsent(lon) && isAbsent(lat)) return { ok: true, position: undefined }
  const [x, y] = [toDegrees(lon), toDegrees(lat)]
  if (!Number.isFinite(x) || !Number.isFinite(y)) return { ok: false, reason: `position: ${describe(lon)}, ${describe(lat)} are not numbers` }
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return { ok: false, reason: `position: ${x}, ${y} is not on earth` }
  return { ok: true, position: toWgs84(x, y, crs) }
}

/** A point of the given datum in WGS 84; outside China the Chinese offsets do not apply and it stays. */
export function toWgs84(lon: number, lat: number, crs: CrsName): { lon: number; lat: number } {
  if (crs === 'WGS-84') return { lon, lat }
  const [x, y] = gcoord.transform([lon, lat] as [number, number], DATUMS[crs], gcoord.WGS84)
  return { lon: Math.round(x * PRECISION) / PRECISION, lat: Math.round(y * PRECISION) / PRECISION }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function toDegrees(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(value) ? Number(value) : Number.NaN
}

function describe(value: unknown): string {
  return String(value).slice(0, 40)
}

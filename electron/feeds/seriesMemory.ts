// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../../shared/domain/index.ts'

/** A point of a series: instant and value. */
export type Point = readonly [at: number, value: number]

const STEP_MS = 15_000
const KEPT_MS = 24 * 3_600_000
// An hour of points: more wait only where nobody can write them down.
const MOST_FRESH = 240

interface Bucket {
  startAt: number
  sum: number
  count: number
}

/** Mean values of every indicator, one point each 15 s, for 24 hours. */
export class SeriesMemory {
  readonly #points = new Map<string, Point[]>()
  readonly #open = new Map<string, Bucket>()
  #fresh = new Map<string, Point[]>()

  /** Takes an indicator record; others are ignored. */
  take(record: AnyRecord): void {
    const value = record.body['value']
    if (record.dataset !== 'indicator' || record.deleted || typeof value !== 'number') return
    const startAt = Math.floor(record.observedAt / STEP_MS) * STEP_MS
    const bucket = this.#open.get(record.id)
    if (bucket && startAt <= bucket.startAt) {
      bucket.sum += value
      bucket.count += 1
      return
    }
    if (bucket) this.#close(record.id, bucket)
    this.#open.set(record.id, { startAt, sum: value, count: 1 })
  }

  /** Adds points a log kept; they may be older than those that are known. */
  restore(id: string, points: readonly Point[]): void {
    const known = this.#points.get(id) ?? []
    const times = new Set(known.map((point) => point[0]))
    const added = points.filter((point) => !times.has(point[0]))
    this.#points.set(
      id,
      [...known, ...added].sort((a, b) => a[0] - b[0]),
    )
  }

  /** Points of an indicator in a range, the bucket that is still filling included. */
  range(id: string, from: number, to: number): Point[] {
    const open = this.#open.get(id)
    const all = [...(this.#points.get(id) ?? []), ...(open ? [pointOf(open)] : [])]
    return all.filter((point) => point[0] >= from && point[0] <= to)
  }

  /** True when this id ever was an indicator here. */
  knows(id: string): boolean {
    return this.#points.has(id) || this.#open.has(id)
  }

  /** Points completed since the last call, by id. */
  takeFresh(): Record<string, Point[]> {
    const fresh = Object.fromEntries(this.#fresh)
    this.#fresh = new Map()
    return fresh
  }

  /** The clock was set back: points of a time that is still to come are forgotten. */
  forgetAfter(now: number): void {
    for (const [id, bucket] of this.#open) if (bucket.startAt > now) this.#open.delete(id)
    for (const [id, points] of this.#points)
      this.#points.set(
        id,
        points.filter((point) => point[0] <= now),
      )
  }

  #close(id: string, bucket: Bucket): void {
    const point = pointOf(bucket)
    const points = this.#points.get(id) ?? []
    this.#points.set(id, points)
    points.push(point)
    this.#fresh.set(id, [...(this.#fresh.get(id) ?? []).slice(1 - MOST_FRESH), point])
    const tooOld = points.findIndex((one) => one[0] >= point[0] - KEPT_MS)
    // In portions: moving the array for each point would cost more than the points.
    if (tooOld > 100) points.splice(0, tooOld)
  }
}

function pointOf(bucket: Bucket): Point {
  return [bucket.startAt, bucket.sum / bucket.count]
}

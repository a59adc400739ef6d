// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, DatasetId, HallEvent } from '../../shared/domain/index.ts'
import type { HallState } from '../../shared/hall/index.ts'
import type { VerifyAnswer } from '../fabric/index.ts'
import type { Hall } from '../hall/index.ts'

/** A record as the API gives it: with its age at the asked moment, and whether its feed is a demonstration. */
export type AgedRecord = AnyRecord & { readonly age: { readonly state: string; readonly seconds: number }; readonly demonstration?: boolean }

/** One line of the list of datasets. */
export interface DatasetSummary {
  readonly id: DatasetId
  readonly count: number
  readonly sources: readonly string[]
}

/** Which records are asked for: a WGS 84 box, only those received since, as they were at a past moment. */
export interface DatasetQuery {
  readonly bbox?: readonly [west: number, south: number, east: number, north: number]
  readonly since?: number
  readonly at?: number
}

/** Values of an indicator over time; null is a gap that was recorded as one. */
export interface IndicatorSeries {
  readonly unit: string
  readonly points: readonly { readonly at: number; readonly value: number | null }[]
}

/** What one screen shows now; `scale` is picture pixels per wall pixel (below 1 on a smaller display). */
export interface ScreenSnapshot {
  readonly png: Uint8Array
  readonly scale: number
}

/** Everything the control API needs; implemented by the composition root. Null means: there is no such thing. */
export interface ControlSources {
  readonly hall: Pick<Hall, 'execute' | 'state' | 'rules' | 'head' | 'subscribe' | 'eventsFrom'>
  readonly clock: { now(): number }
  health(): Promise<Readonly<Record<string, unknown>>>
  datasets(): Promise<readonly DatasetSummary[]>
  /** `not-recorded`: the record does not reach back to `at`. */
  dataset(id: DatasetId, query: DatasetQuery): Promise<{ readonly records: readonly AgedRecord[] } | 'not-recorded' | null>
  series(id: string, fromAt: number, toAt: number): Promise<IndicatorSeries | null>
  snapshot(screenId: string): Promise<ScreenSnapshot | null>
  verify(wanted?: string): Promise<VerifyAnswer>
  /** Journal events of a span of time from a number on, in order. */
  journal(fromAt: number, toAt: number, fromSeq?: number): AsyncIterable<HallEvent>
  /** Journal records of these numbers as one file that `journal verify --file` checks. Rejects when there are none. */
  journalFile(fromSeq: number, toSeq: number): AsyncIterable<Uint8Array>
  stateAt(at: number): Promise<HallState>
  /**
   * Hash of the canonical latest records as they were at a moment, or now; null when nothing is recorded then. `at` of the
   * answer is the very moment it is true of.
   */
  recordsHash?(at?: number): Promise<{ readonly at: number; readonly hash: string } | null>
}

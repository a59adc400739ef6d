// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { feedStatusSchema, historyCursorSchema, instantSchema, linkSchema, type HistoryChunk, type Reject } from '../domain/index.ts'
import type { HallConfig } from '../config/index.ts'
import type { HallEvent } from '../domain/index.ts'
import type { HallState } from '../hall/index.ts'
import type { Layout } from '../layouts/index.ts'
import type { CommandRanks } from '../rules/commandRanks/index.ts'
import type { EmergencyPlan } from '../rules/plans/index.ts'

/** What a window is for. */
export const windowRoleSchema = z.enum(['wall', 'preview', 'console', 'keeper'])
/** What a window is for. */
export type WindowRole = z.infer<typeof windowRoleSchema>

/** Part of the wall a window shows: pixels of the whole wall, its own box in them, the screens inside. */
export interface WindowSpan {
  readonly wallWidthPx: number
  readonly wallHeightPx: number
  readonly columns: number
  readonly rows: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly screens: readonly string[]
}

/** What a window learns when it opens. */
export interface WindowDescription {
  readonly role: WindowRole
  readonly windowId: string
  readonly span: WindowSpan | null
  readonly lean: boolean
  /** Panels this window is opened without, because it kept crashing with them. */
  readonly leftOut: readonly string[]
  readonly product: { readonly name: string; readonly version: string; readonly runtime: string; readonly developmentRuntime: boolean }
  readonly config: Pick<HallConfig, 'district' | 'title'> & {
    readonly indicators: NonNullable<HallConfig['indicators']>
    readonly vitalSigns: NonNullable<HallConfig['vitalSigns']>
    readonly feeds: ReadonlyArray<{ id: string; title: string; dataset: string; periodS: number; demonstration: boolean }>
    /** Plans (专项预案) in use, as far as a form offers them. */
    readonly plans: ReadonlyArray<Pick<EmergencyPlan, 'id' | 'title' | 'headquarters' | 'levels'>>
    readonly commandRanks: CommandRanks
  }
  readonly layouts: readonly Layout[]
  /** How large the cache may grow. */
  readonly cacheMegabytes: number
}

/** The hall's clock as a window re-creates it: hall time at the moment the window's own monotonic clock reads its arrival. */
export interface ClockAnchor {
  readonly hallNow: number
}

/** Hall state at a moment, live or of the past. */
export interface HallSnapshot {
  readonly state: HallState
  readonly clock: ClockAnchor
}

/** The past as a replaying page needs it: the state at the moment, and the events that follow it. */
export interface HallPast extends HallSnapshot {
  readonly next: readonly HallEvent[]
  /** False when more events follow than were sent; the page asks again before it runs out. */
  readonly complete: boolean
}

/** Programme or preview picture for the console. */
export interface Thumbnail {
  readonly target: 'programme' | 'preview'
  readonly windowId: string
  /** Which part of the wall the picture shows, as fractions. */
  readonly part: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly capturedAt: number
  readonly layoutId: string
  readonly jpeg: Uint8Array
}

/** Health as the control API gives it; windows show parts of it. */
export const healthSchema = z.looseObject({ feeds: z.array(feedStatusSchema) })

/** Questions a window may ask main; inputs are checked there. Bulk records do not travel here. */
export const QUERIES = {
  'window.describe': z.strictObject({}),
  'hall.snapshot': z.strictObject({}),
  /** State of the hall as it was at a past moment, folded from the journal. */
  'hall.snapshotAt': z.strictObject({ at: z.number().int() }),
  /** Asks for a port of record frames: the live feed host, or a replayer at this moment and rate. */
  'records.connect': z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('live') }),
    z.strictObject({ mode: z.literal('replay'), at: z.number().int(), rate: z.number().min(0).max(16) }),
  ]),
  /** Keeper: recorded history since a moment, the newest portion first; then by the cursor of the portion before. */
  'records.backfill': z.strictObject({ from: instantSchema, cursor: historyCursorSchema.nullable() }),
  'feeds.status': z.strictObject({}),
  'feeds.rejects': z.strictObject({ feedId: z.string() }),
  'record.range': z.strictObject({}),
  'health.read': z.strictObject({}),
  /** The page has painted with data; closes the launch measurement and tells the watchdog it is well. */
  'window.painted': z.strictObject({ what: z.enum(['dom', 'map']), layoutId: z.string().nullable(), at: z.number(), postRenders: z.number().int().min(0) }),
  /** A layout commit was applied in the frame that began at this hall time. */
  'window.applied': z.strictObject({ commitAt: z.number(), frameAt: z.number(), layoutId: z.string() }),
  /** Brings the console back after it was put away. */
  'console.show': z.strictObject({}),
  /** Answer to a watchdog ping; with `frame` out of an animation frame, which a page that no longer draws cannot give. */
  'window.pong': z.strictObject({ id: z.number().int(), frame: z.boolean() }),
  /** Something the operator should know that only the page saw. */
  'window.problem': z.strictObject({ code: z.string().regex(/^[a-z-]{1,60}$/), detail: z.string().max(2000) }),
  /** Keeper: size, rows, last flush, last fault. */
  'cache.report': z.strictObject({
    rows: z.number().int(),
    seriesRows: z.number().int(),
    bytes: z.number(),
    flushedAt: z.number().nullable(),
    rebuilds: z.number().int(),
    fault: z.string().max(500).nullable(),
  }),
} as const

/** Answers to the questions above. */
export interface QueryAnswers {
  'window.describe': WindowDescription
  'hall.snapshot': HallSnapshot
  'hall.snapshotAt': HallPast
  'records.connect': { readonly epoch: string }
  'records.backfill': HistoryChunk
  'feeds.status': readonly z.infer<typeof feedStatusSchema>[]
  'feeds.rejects': readonly Reject[]
  'record.range': { readonly from: number | null; readonly to: number }
  'health.read': Record<string, unknown>
  'window.painted': null
  'window.applied': null
  'console.show': null
  'window.pong': null
  'window.problem': null
  'cache.report': null
}

/** Name of a question. */
export type QueryName = keyof typeof QUERIES
/** Input of a question. */
export type QueryInput<Name extends QueryName> = z.infer<(typeof QUERIES)[Name]>

/** What main tells windows unasked. The page applies `hall.events` with the same reducer as the hall. */
export interface WindowEvents {
  'hall.events': { readonly events: readonly HallEvent[]; readonly clock: ClockAnchor }
  'clock.anchor': ClockAnchor
  'feeds.status': readonly z.infer<typeof feedStatusSchema>[]
  /** The sender of these frames ended unasked: `live` when it was the feed host's, which is back. */
  'records.closed': { readonly epoch: string }
  'wall.thumbnail': Thumbnail
  'window.ping': { readonly id: number; readonly frame: boolean }
  'cache.rebuild': { readonly reason: string }
}

/** Names of the events above, as the preload allows them. */
export const WINDOW_EVENTS = [
  'hall.events',
  'clock.anchor',
  'feeds.status',
  'records.closed',
  'wall.thumbnail',
  'window.ping',
  'cache.rebuild',
] as const satisfies ReadonlyArray<keyof WindowEvents>

/** Links by source, as they travel beside records. */
export const linksSchema = z.record(z.string(), linkSchema)

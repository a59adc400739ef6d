// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { indicatorSchema } from '../../shared/config/hall.ts'
import {
  DATASET_IDS,
  EARLIEST_INSTANT,
  LATEST_INSTANT,
  feedStatusSchema,
  historyCursorSchema,
  instantSchema,
  recordSchema,
  type AnyRecord,
  type DatasetId,
  type FeedStatus,
  type HistoryChunk,
  type Link,
  type Reject,
} from '../../shared/domain/index.ts'
import { feedSchema } from '../../shared/feeds/index.ts'

// The hall's clock may have parts of a millisecond; they are rounded where they are stamped.
const clock = z.number().min(EARLIEST_INSTANT).max(LATEST_INSTANT)
const dataset = z.enum(DATASET_IDS as [DatasetId, ...DatasetId[]])

/** The words of a refusal: the feed log does not reach back to the moment. */
export const NOT_RECORDED = 'nothing so old is recorded'

/** Questions main may ask the host; `history` is one for a replayer. Past moments (`at`) are answered from the feed log. */
export const querySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('datasets') }),
  z.strictObject({
    kind: z.literal('dataset'),
    id: dataset,
    bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly().optional(),
    since: instantSchema.optional(),
    at: instantSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('series'), id: z.string().min(1).max(200), from: instantSchema, to: instantSchema }),
  z.strictObject({ kind: z.literal('history'), from: instantSchema, to: instantSchema, cursor: historyCursorSchema.optional() }),
  z.strictObject({ kind: z.literal('rejects'), feedId: z.string() }),
  z.strictObject({ kind: z.literal('recordedFrom') }),
  z.strictObject({ kind: z.literal('stateHash'), at: instantSchema.optional() }),
])

/** A question to the host. */
export type HostQuery = z.infer<typeof querySchema>

/** Answers to the questions, by kind. */
export interface HostAnswers {
  /** Number of living records of each dataset. */
  datasets: Readonly<Record<string, number>>
  /** Records, and the links of their sources as they were at the same moment. */
  dataset: { readonly records: readonly AnyRecord[]; readonly links: Readonly<Record<string, Link>> }
  /** Points [instant, value], the oldest first. */
  series: readonly (readonly [at: number, value: number])[]
  /** Readings and indicators as they were recorded, the newest segments first; asked of a replayer. */
  history: HistoryChunk
  rejects: readonly Reject[]
  /** Earliest moment a replay can show; null while nothing is recorded. */
  recordedFrom: { readonly at: number | null }
  /** SHA-256 of the canonical latest state at the moment; without `at` the present one, which it names. */
  stateHash: { readonly at: number; readonly hash: string }
}

const configuration = {
  feeds: z.array(feedSchema),
  indicators: z.array(indicatorSchema),
  secrets: z.record(z.string(), z.string()),
  leftOut: z.array(z.string()),
}

/** What main sends to the live host or to a replayer. A frame port travels with `connect`. */
export const hostCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    district: z.string().regex(/^\d{6}$/),
    dataDir: z.string().min(1),
    product: z.string(),
    retentionMegabytes: z.number().positive(),
    hallNow: clock,
    ...configuration,
  }),
  z.strictObject({ type: z.literal('configure'), ...configuration }),
  z.strictObject({ type: z.literal('clock'), hallNow: clock }),
  z.strictObject({
    type: z.literal('connect'),
    epoch: z.string().min(1).max(80),
    replay: z.strictObject({ at: clock, rate: z.number().min(0).max(16) }).optional(),
  }),
  z.strictObject({ type: z.literal('query'), id: z.number().int(), query: querySchema }),
  z.strictObject({ type: z.literal('stop') }),
])

/** A message from main. */
export type HostCommand = z.infer<typeof hostCommandSchema>

/** What the host sends to main. */
export const hostMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('facts'), records: z.array(recordSchema) }),
  z.strictObject({ type: z.literal('status'), feeds: z.array(feedStatusSchema) }),
  z.strictObject({ type: z.literal('notice'), code: z.string(), detail: z.string() }),
  z.strictObject({ type: z.literal('answer'), id: z.number().int(), ok: z.boolean(), value: z.unknown() }),
  z.strictObject({ type: z.literal('stopped') }),
])

/** A message to main. */
export type HostMessage =
  | { readonly type: 'ready' | 'stopped' }
  | { readonly type: 'facts'; readonly records: readonly AnyRecord[] }
  | { readonly type: 'status'; readonly feeds: readonly FeedStatus[] }
  | { readonly type: 'notice'; readonly code: string; readonly detail: string }
  | { readonly type: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown }

/** A port of frames as both Electron and plain Node can give it. */
export interface FramePort {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  start(): void
  close(): void
}

/** The host's line to main. */
export interface ParentLine {
  post(message: HostMessage): void
}

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { DATASET_IDS, slugSchema, type DatasetId } from '../domain/index.ts'

/** Coordinate systems a feed may speak; everything becomes WGS 84 while decoding. */
export const CRS_NAMES = ['WGS-84', 'GCJ-02', 'BD-09'] as const
/** Name of a coordinate system. */
export type CrsName = (typeof CRS_NAMES)[number]

/** How a source may write an instant; a text without a zone is Beijing time in every format. */
export const TIME_FORMATS = ['auto', 'iso', 'epochMs', 'epochS', 'beijing'] as const
/** Format of an instant. */
export type TimeFormat = (typeof TIME_FORMATS)[number]

/**
 * Where a value stands in the source: `a.b.0.c` in the item, `a.*.b` for one list of all, `$.a` in the whole document,
 * `#index` for the place in the list, `#topic` for the `+` segment of an MQTT topic, `#topic.2` for its third segment.
 */
const path = z.string().min(1).max(200)

/** How a source writes an instant: `auto` knows ISO 8601, epoch seconds and epoch milliseconds. */
const timeSchema = z.union([path, z.strictObject({ path, format: z.enum(TIME_FORMATS).default('auto') })])

const scalar = z.union([z.string().max(400), z.number(), z.boolean()])
const conditionSchema = z.strictObject({ path, in: z.array(scalar).min(1).max(200) })

/** A value from the source: a field path, a fixed value, a code table or a scale on top of a path. */
const fieldSchema = z.union([
  path,
  z.strictObject({
    path: path.optional(),
    value: scalar.optional(),
    codes: z.record(z.string(), z.union([z.string().max(80), z.number()])).optional(),
    scale: z.number().optional(),
    /** `list` joins a list to one text, `sum` adds a list up, `numbers` keeps a list with its gaps. */
    as: z.enum(['text', 'number', 'instant', 'list', 'sum', 'numbers']).optional(),
    separator: z.string().max(10).optional(),
    /** The value as a change in percent against the one at this path. */
    percentChangeFrom: path.optional(),
    /** The field is taken only from items that meet this. */
    when: conditionSchema.optional(),
    default: z.union([z.string().max(400), z.number()]).optional(),
  }),
])

/** From the source's fields to our record. Everything is optional: fields of the same name map by themselves. */
export const mappingSchema = z.strictObject({
  id: fieldSchema.optional(),
  rev: timeSchema.optional(),
  observedAt: timeSchema.optional(),
  occurredAt: timeSchema.optional(),
  learnedAt: timeSchema.optional(),
  lon: path.optional(),
  lat: path.optional(),
  /** Coordinate system of each record, where it differs from record to record. */
  crs: z.union([path, z.strictObject({ path, codes: z.record(z.string(), z.enum(CRS_NAMES)) })]).optional(),
  /** A record whose field at `path` equals `equals` is a tombstone. */
  deleted: z.strictObject({ path, equals: scalar }).optional(),
  body: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]{0,60}$/), fieldSchema).optional(),
  /** Fields of the source that are known and not wanted; others that nobody reads are counted as unknown. */
  ignore: z.array(z.string().min(1).max(80)).max(200).default([]),
})

const url = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^(https?|mqtts?|ws|wss):\/\//, 'http://, https://, mqtt:// or mqtts://')

/** One feed of hall.yaml: address, adapter, dataset, period, mapping. `id` is its permanent slug. */
export const feedSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1).max(80).optional(),
  adapter: z.enum(['http-json', 'mqtt', 'sse', 'cap']),
  url,
  dataset: z.enum(DATASET_IDS as [DatasetId, ...DatasetId[]]).default('reading'),
  /** How often the source promises news, in seconds: ages are judged against it. */
  periodS: z.number().min(0.1).max(86_400).default(30),
  /** How often a polled address is asked, in seconds; `periodS` when absent. */
  pollS: z.number().min(0.2).max(86_400).optional(),
  topic: z.string().min(1).max(400).optional(),
  /** SSE event names to take; all when absent. */
  events: z.array(z.string().min(1).max(80)).max(20).optional(),
  /** Path to the list of items in the document; the document itself, or GeoJSON features, when absent. */
  items: z.string().max(200).optional(),
  /** Only items that meet all of these are this feed's; the others belong to somebody else and are passed over. */
  where: z.array(conditionSchema).max(10).optional(),
  /** Each document is the whole list: a record that is no longer in it is gone. */
  complete: z.boolean().default(false),
  crs: z.enum(CRS_NAMES).default('WGS-84'),
  map: mappingSchema.default({ ignore: [] }),
  /** Headers with `secret:NAME` references; the secret itself never stands in the file. */
  headers: z.record(z.string().max(80), z.string().max(400)).default({}),
  username: z.string().max(200).optional(),
  password: z
    .string()
    .regex(/^secret:[A-Za-z0-9_-]{1,80}$/, 'secret:NAME')
    .optional(),
  maxBytes: z
    .number()
    .int()
    .min(1024)
    .max(64 * 1024 * 1024)
    .default(4 * 1024 * 1024),
  /** Demonstration data stay marked 演示数据 wherever they are shown. */
  demonstration: z.boolean().default(false),
})

/** A feed as configured. */
export type FeedDefinition = z.infer<typeof feedSchema>
/** A feed as somebody writes it, before defaults. */
export type FeedInput = z.input<typeof feedSchema>
/** A mapping as configured. */
export type FeedMapping = z.infer<typeof mappingSchema>
/** One mapped field. */
export type FieldMapping = z.infer<typeof fieldSchema>
/** A condition on an item of the source. */
export type Condition = z.infer<typeof conditionSchema>

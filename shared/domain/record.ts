// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { BODY_SCHEMAS, type BodyOf } from './bodies.ts'
import { DATASET_IDS, type DatasetId } from './datasets.ts'
import { instantSchema, realmSchema, slugSchema } from './instant.ts'

/** Version of the record envelope; a reader refuses a newer one. */
export const RECORD_VERSION = 1

/** A position in WGS 84; adapters convert every other datum while decoding. */
export const positionSchema = z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })

/**
 * Envelope of everything a feed says. Identity is (district, dataset, source, id); of two with the same
 * identity the higher `rev` wins, and with equal `rev` the later `observedAt`. `deleted` is a tombstone.
 */
export const recordSchema = z.strictObject({
  v: z.literal(RECORD_VERSION),
  district: z.string().regex(/^\d{6}$/),
  dataset: z.enum(DATASET_IDS as [DatasetId, ...DatasetId[]]),
  source: slugSchema,
  id: z.string().min(1).max(200),
  rev: z.number().int().min(0),
  occurredAt: instantSchema.optional(),
  learnedAt: instantSchema.optional(),
  observedAt: instantSchema,
  receivedAt: instantSchema,
  realm: realmSchema,
  position: positionSchema.optional(),
  deleted: z.literal(true).optional(),
  body: z.record(z.string(), z.unknown()),
})

/** A record of any dataset. */
export type AnyRecord = z.infer<typeof recordSchema>

/** A record of one dataset with its body typed. */
export type RecordOf<Id extends DatasetId> = Omit<AnyRecord, 'dataset' | 'body'> & { dataset: Id; body: BodyOf<Id> }

/** Key of a record inside its dataset: stable, printable, unique per (source, id). */
export function recordKey(record: Pick<AnyRecord, 'source' | 'id'>): string {
  return record.source + '/' + record.id
}

/** True when `next` replaces `current`: the higher rev, then the later observation; a repetition does not. */
export function isNewer(next: Pick<AnyRecord, 'rev' | 'observedAt'>, current: Pick<AnyRecord, 'rev' | 'observedAt'> | undefined): boolean {
  if (!current) return true
  return next.rev === current.rev ? next.observedAt > current.observedAt : next.rev > current.rev
}

/** Checks a body against its dataset's schema, dropping unknown fields; the error names the first wrong field. */
export function parseBody<Id extends DatasetId>(
  dataset: Id,
  body: unknown,
): { ok: true; value: BodyOf<Id>; unknownFields: string[] } | { ok: false; reason: string } {
  const schema = BODY_SCHEMAS[dataset] as unknown as z.ZodObject
  const parsed = schema.safeParse(body)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { ok: false, reason: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not readable'}` }
  }
  const known = schema.shape
  const unknownFields = Object.keys(body as object).filter((name) => !Object.hasOwn(known, name))
  return { ok: true, value: parsed.data as BodyOf<Id>, unknownFields }
}

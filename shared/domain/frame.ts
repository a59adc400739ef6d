// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { linkSchema } from './link.ts'
import { recordSchema } from './record.ts'

/** Version of the port frame. */
export const FRAME_VERSION = 1
/** Largest snapshot chunk and delta in bytes of JSON: one unacknowledged frame of this size never stalls a page. */
export const SNAPSHOT_CHUNK_BYTES = 1_000_000
export const DELTA_BYTES = 64_000

const frameBase = {
  v: z.literal(FRAME_VERSION),
  /** Changes whenever the sender starts anew or moves in time; a page drops frames of another epoch. */
  epoch: z.string().min(1).max(80),
  /** Counts from 0 within an epoch; a gap means: ask for a snapshot. */
  seq: z.number().int().min(0),
  /** The sender's clock when it was made; a replayer puts the replayed moment here. */
  at: z.number().int(),
  records: z.array(recordSchema),
  links: z.record(z.string(), linkSchema),
}

/** Message from the feed host, or a replayer, to a window. The first of an epoch is chunk 0 of a snapshot. */
export const portFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...frameBase, kind: z.literal('snapshot'), chunk: z.number().int().min(0), chunks: z.number().int().min(1) }),
  z.strictObject({ ...frameBase, kind: z.literal('delta') }),
])

/** Message from the feed host or a replayer to a window. */
export type PortFrame = z.infer<typeof portFrameSchema>

/** Answer of a window: applied up to seq, or something is missing. At most one frame is unacknowledged. */
export const portAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ack'), epoch: z.string(), seq: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('resync'), epoch: z.string(), reason: z.string().max(200) }),
])

/** Answer of a window to the sender of frames. */
export type PortAnswer = z.infer<typeof portAnswerSchema>

// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { eventSchema } from '../../../shared/domain/index.ts'
import type { FileLayer, OpenedFile } from '../../storage/index.ts'
import type { SegmentSpan } from './segmentSpan.ts'

const SIDECAR_VERSION = 1
const FIRST_LINE_BYTES = 256
const whole = z.number().int().min(0)

const spanSchema = z.strictObject({
  firstSeq: whole,
  lastSeq: whole,
  bytes: whole,
  lastHash: z.string(),
  marks: z.array(z.tuple([whole, whole, z.number(), z.number()])),
  own: z.array(eventSchema),
})
const commandsSchema = z.strictObject({ ids: z.array(z.string()), seqs: z.array(whole) })

/** Command ids of a segment, each with the number of its last event. */
export type CommandList = readonly (readonly [commandId: string, seq: number])[]

/** Name of the sidecar (索引) of a segment: what is in it, derived from it, so that a start need not read it. */
export function sidecarPath(segmentPath: string): string {
  return segmentPath.replace(/\.seg$/, '.index')
}

/**
 * Writes the sidecar of a closed segment: a line with version, lengths and checksums, then the span, then the commands. It is not
 * synced: one that is torn or stale is found out by checksum, size and hash, and made again.
 */
export async function writeSidecar(files: FileLayer, span: SegmentSpan, commands: CommandList): Promise<void> {
  const { path, marks, ...rest } = span
  const spanPart = Buffer.from(JSON.stringify({ ...rest, marks: marks.map((mark) => [mark.seq, mark.offset, mark.minAt, mark.maxAt]) }))
  const commandPart = Buffer.from(JSON.stringify({ ids: commands.map(([id]) => id), seqs: commands.map(([, seq]) => seq) }))
  const first = `${SIDECAR_VERSION} ${spanPart.length} ${sha256(spanPart)} ${commandPart.length} ${sha256(commandPart)}`
  const target = sidecarPath(path)
  await files.remove(`${target}.tmp`).catch(() => undefined)
  const file = await files.open(`${target}.tmp`, 'create')
  try {
    await file.write(Buffer.concat([Buffer.from(`${first.padEnd(FIRST_LINE_BYTES - 1)}\n`), spanPart, commandPart]), 0)
  } finally {
    await file.close()
  }
  await files.rename(`${target}.tmp`, target)
}

/** The span of a segment by its sidecar; null when there is none that can be trusted. The commands are read only when asked for. */
export async function readSpan(files: FileLayer, segmentPath: string): Promise<SegmentSpan | null> {
  return withSidecar(files, segmentPath, async (file, head) => {
    const part = await readPart(file, { from: FIRST_LINE_BYTES, bytes: head.spanBytes, hash: head.spanHash })
    const parsed = part === null ? null : spanSchema.safeParse(part)
    if (!parsed?.success) return null
    const { marks, ...rest } = parsed.data
    return { ...rest, path: segmentPath, marks: marks.map(([seq, offset, minAt, maxAt]) => ({ seq, offset, minAt, maxAt })) }
  })
}

/** Commands of a segment by its sidecar, in the order of their events; null when they cannot be trusted. */
export async function readCommands(files: FileLayer, segmentPath: string): Promise<CommandList | null> {
  return withSidecar(files, segmentPath, async (file, head) => {
    const part = await readPart(file, { from: FIRST_LINE_BYTES + head.spanBytes, bytes: head.commandBytes, hash: head.commandHash })
    const parsed = part === null ? null : commandsSchema.safeParse(part)
    if (!parsed?.success) return null
    const { ids, seqs } = parsed.data
    return ids.map((id, index) => [id, seqs[index] ?? 0] as const)
  })
}

interface SidecarHead {
  readonly spanBytes: number
  readonly spanHash: string
  readonly commandBytes: number
  readonly commandHash: string
}

async function withSidecar<Value>(
  files: FileLayer,
  segmentPath: string,
  read: (file: OpenedFile, head: SidecarHead) => Promise<Value | null>,
): Promise<Value | null> {
  const file = await files.open(sidecarPath(segmentPath), 'read').catch(() => null)
  if (!file) return null
  try {
    const words = (await file.read(0, FIRST_LINE_BYTES)).toString('latin1').trim().split(' ')
    const [version, spanBytes, spanHash = '', commandBytes, commandHash = ''] = words
    const size = await file.size()
    if (Number(version) !== SIDECAR_VERSION || FIRST_LINE_BYTES + Number(spanBytes) + Number(commandBytes) !== size) return null
    return await read(file, { spanBytes: Number(spanBytes), spanHash, commandBytes: Number(commandBytes), commandHash })
  } catch {
    // It is derived: whatever is wrong with it, the segment itself has the answer.
    return null
  } finally {
    await file.close().catch(() => undefined)
  }
}

async function readPart(file: OpenedFile, { from, bytes, hash }: { from: number; bytes: number; hash: string }): Promise<unknown> {
  const part = await file.read(from, bytes)
  return sha256(part) === hash ? JSON.parse(part.toString('utf8')) : null
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

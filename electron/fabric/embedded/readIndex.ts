// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path'
import { PAYLOAD_KINDS, SEGMENT_LAYOUT, type SegmentHeader } from '../../../shared/domain/index.ts'
import {
  listSegments,
  parseSegmentHeader,
  readSegmentFile,
  segmentName,
  unlessMissing,
  type DamagedPlace,
  type FileLayer,
  type SegmentRecord,
} from '../../storage/index.ts'
import { COMMANDS_KEPT, type JournalIndex } from './journalIndex.ts'
import { parseEvent } from './journalReader.ts'
import { readCommands, readSpan, writeSidecar, type CommandList } from './sidecar.ts'
import { emptySpan, noteEvent, type SegmentSpan } from './segmentSpan.ts'

// Enough at once to keep the disk busy, few enough for any limit of open files.
const READ_AT_ONCE = 16

/** What a segment holds, with its commands where its sidecar was not used. */
interface FoundSegment {
  readonly span: SegmentSpan
  readonly commands: CommandList | null
  readonly isForeign?: boolean
}

/** Collects what a segment holds, record by record. */
export class SegmentCollector {
  span: SegmentSpan
  /** The file holds the content of another one: what it says is not read where it stands. */
  isForeign = false
  readonly #commands = new Map<string, number>()

  constructor(path: string) {
    this.span = emptySpan(path, 1)
  }

  /** Counts a record. Throws `newer-version` for one of a later product. */
  take(record: SegmentRecord): void {
    if (record.kind === PAYLOAD_KINDS.header) {
      const header = parseSegmentHeader(record.payload)
      if (header && record.offset === 0) this.#takeHeader(header)
    } else if (record.kind === PAYLOAD_KINDS.json) this.#takeEvent(record)
    this.span.bytes = record.offset + SEGMENT_LAYOUT.payloadAt + record.payload.length
    this.span.lastHash = record.hash
  }

  commands(): CommandList {
    return [...this.#commands]
  }

  #takeHeader({ firstSeq, segment }: SegmentHeader): void {
    this.span = emptySpan(this.span.path, firstSeq)
    this.isForeign = basename(this.span.path) !== segmentName(segment)
  }

  #takeEvent(record: SegmentRecord): void {
    const event = parseEvent(record.payload)
    // Behind damage a copy of an earlier record can stand; it must not turn the numbers back.
    if (!event || (this.span.lastHash !== '' && event.seq <= this.span.lastSeq)) return
    // Without its header a segment tells its first number by its first event.
    if (this.span.lastHash === '') this.span = emptySpan(this.span.path, event.seq)
    noteEvent(this.span, { event, offset: record.offset })
    this.#commands.delete(event.commandId)
    this.#commands.set(event.commandId, event.seq)
  }
}

/** What of the journal's files is known already: the last segment, as its recovery read it. */
export interface IndexOrder {
  readonly dir: string
  readonly files: FileLayer
  readonly index: JournalIndex
  /** The segments that the recovery has read, by path. */
  readonly collected: ReadonlyMap<string, SegmentCollector>
  readonly onDamage: (place: DamagedPlace) => void
}

/** Fills the index: from sidecars where they can be trusted, from the segments where not; commands newest first until enough are known. */
export async function fillIndex(order: IndexOrder): Promise<void> {
  const paths = (await listSegments(order.dir, order.files)).map(({ path }) => path)
  const found: FoundSegment[] = []
  for (let start = 0; start < paths.length; start += READ_AT_ONCE) {
    const part = paths.slice(start, start + READ_AT_ONCE)
    const segments = await Promise.all(part.map((path, place) => findSegment(order, path, paths[start + place + 1] ?? null)))
    // Its numbers are told as missing, and the file stays as it is: put back under its own name it is whole again.
    found.push(...segments.filter(({ isForeign }) => !isForeign))
  }
  for (const { span } of found) order.index.addSpan(span)
  for (const commands of (await newestCommands(order, found)).reverse()) order.index.addCommands(commands)
}

async function findSegment(order: IndexOrder, path: string, next: string | null): Promise<FoundSegment> {
  const collected = order.collected.get(path)
  if (collected) return { span: collected.span, commands: collected.commands() }
  const span = await trustedSpan(order.files, path, next)
  return span ? { span, commands: null } : readSegment(order, path, next !== null)
}

// A sidecar speaks of the very file when its size is the same and the next file goes on from its last record.
async function trustedSpan(files: FileLayer, path: string, next: string | null): Promise<SegmentSpan | null> {
  const span = await readSpan(files, path)
  if (!span || next === null || (await unlessMissing(files.sizeOf(path), -1)) !== span.bytes) return null
  const file = await files.open(next, 'read')
  try {
    const head = await file.read(SEGMENT_LAYOUT.previousHashAt, SEGMENT_LAYOUT.previousHashBytes)
    return head.toString('hex') === span.lastHash ? span : null
  } finally {
    await file.close()
  }
}

async function readSegment(order: IndexOrder, path: string, isClosed: boolean): Promise<FoundSegment> {
  const { files } = order
  const collector = new SegmentCollector(path)
  const onDamage = (damage: { damagedAt: number; reason: DamagedPlace['reason'] }): void => order.onDamage({ ...damage, path })
  for await (const record of readSegmentFile(path, { files, overDamage: true, onDamage })) collector.take(record)
  const commands = collector.commands()
  // The next start is quicker for it; without room for it the journal is none the worse.
  if (isClosed && !collector.isForeign) await writeSidecar(files, collector.span, commands).catch(() => undefined)
  return { span: collector.span, commands, isForeign: collector.isForeign }
}

async function newestCommands(order: IndexOrder, found: readonly FoundSegment[]): Promise<CommandList[]> {
  const lists: CommandList[] = []
  let known = 0
  for (const { span, commands } of found.toReversed()) {
    if (known >= COMMANDS_KEPT) break
    const list = commands ?? (await readCommands(order.files, span.path)) ?? (await readSegment(order, span.path, true)).commands ?? []
    lists.push(list)
    known += list.length
  }
  return lists
}

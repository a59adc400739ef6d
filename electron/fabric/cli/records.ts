// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { PAYLOAD_KINDS, type HallEvent } from '../../../shared/domain/index.ts'
import { listSegments, readSegmentFile, realFiles } from '../../storage/index.ts'
import { parseEvent } from '../embedded/journalReader.ts'
import { latestAt } from '../embedded/segmentSpan.ts'
import { readSpan } from '../embedded/sidecar.ts'
import type { Bound, JournalSource } from './arguments.ts'

/** Folder of the journal in a data folder. */
export function journalFolder(dataDir: string): string {
  return join(dataDir, 'journal')
}

/** From where to where; open where a bound is absent. */
export interface EventRange {
  readonly from?: Bound
  readonly to?: Bound
}

/** Events of a range in journal order, read without touching anything. Rejects when there is no journal. */
export async function* eventsIn(source: JournalSource, range: EventRange): AsyncGenerator<HallEvent> {
  for (const path of await pathsOf(source)) {
    if (source.dataDir !== undefined && !(await mayHold(path, range))) continue
    for await (const record of readSegmentFile(path, { files: realFiles, overDamage: true })) {
      const event = record.kind === PAYLOAD_KINDS.json ? parseEvent(record.payload) : null
      if (event && isBehind(event, range)) return
      if (event && isIn(event, range)) yield event
    }
  }
}

async function pathsOf({ dataDir, file }: JournalSource): Promise<string[]> {
  if (file !== undefined) return [file]
  const paths = (await listSegments(journalFolder(dataDir!))).map(({ path }) => path)
  if (paths.length === 0) throw new Error(`日志不存在 there is no journal in ${dataDir}`)
  return paths
}

async function mayHold(path: string, { from }: EventRange): Promise<boolean> {
  const span = from ? await readSpan(realFiles, path) : null
  if (!span || !from) return true
  return 'seq' in from ? span.lastSeq >= from.seq : latestAt(span) >= from.at
}

// Numbers only rise; moments may go back when a clock was set back, so only a number ends the reading.
function isBehind(event: HallEvent, { to }: EventRange): boolean {
  return to !== undefined && 'seq' in to && event.seq > to.seq
}

function isIn(event: HallEvent, { from, to }: EventRange): boolean {
  const isAfter = from === undefined || ('seq' in from ? event.seq >= from.seq : event.at >= from.at)
  return isAfter && (to === undefined || ('seq' in to ? event.seq <= to.seq : event.at <= to.at))
}

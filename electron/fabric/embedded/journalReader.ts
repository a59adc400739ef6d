// SPDX-License-Identifier: Apache-2.0
import { EVENT_VERSION, PAYLOAD_KINDS, eventSchema, type HallEvent } from '../../../shared/domain/index.ts'
import { readSegmentFile, SegmentError, type DamagedPlace, type FileLayer } from '../../storage/index.ts'
import type { JournalPlace } from './journalIndex.ts'

/** Event of a record, or null when its payload is none. Throws `newer-version` for an event of a later product. */
export function parseEvent(payload: Buffer): HallEvent | null {
  let value: unknown
  try {
    value = JSON.parse(payload.toString('utf8'))
  } catch {
    return null
  }
  const version = (value as { v?: unknown } | null)?.v
  if (typeof version === 'number' && version > EVENT_VERSION)
    throw new SegmentError('newer-version', `the journal holds events of version ${version}; this product reads up to ${EVENT_VERSION}`)
  const parsed = eventSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** Number that a journal record says its event has; null when it holds none. */
export function seqOfPayload(payload: Buffer): number | null {
  return parseEvent(payload)?.seq ?? null
}

/** How events are read. */
export interface EventReading {
  readonly files: FileLayer
  readonly onDamage: (place: DamagedPlace) => void
}

/**
 * Events from a place on up to its last number, in order. Damage is told and passed over: what stands behind it was
 * acknowledged too. A segment that retention has taken away meanwhile has none.
 */
export async function* readEvents({ path, offset, untilSeq }: JournalPlace, { files, onDamage }: EventReading): AsyncGenerator<HallEvent> {
  const reading = { files, fromOffset: offset, overDamage: true, onDamage: (damage: Omit<DamagedPlace, 'path'>) => onDamage({ ...damage, path }) }
  let last = 0
  try {
    for await (const record of readSegmentFile(path, reading)) {
      const event = record.kind === PAYLOAD_KINDS.json ? parseEvent(record.payload) : null
      // A copy of an earlier record: what it says was read already.
      if (event && event.seq <= last) continue
      last = event?.seq ?? last
      // Nothing behind the last wanted one is looked at: it may be half written.
      if (event && event.seq <= untilSeq) yield event
      if (event && event.seq >= untilSeq) return
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

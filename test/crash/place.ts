// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../shared/domain/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { openEmbeddedFabric, type Fabric } from '../../electron/fabric/index.ts'
import { Hall } from '../../electron/hall/index.ts'
import { realFiles, type FileLayer } from '../../electron/storage/fileLayer.ts'

// Some sixty commands each: rotation, checkpoints and, with a quick clock, retention are the rule, not the exception.
const SEGMENT_BYTES = 24 * 1024
const CHECKPOINT_EVERY = 60
const STATES_BYTES = 400 * 1024
const JOURNAL_DAYS = 180

/** Something the ground of the hall told. */
export interface Told {
  readonly code: string
  readonly detail: string
}

/** An open hall with its ground, and what it told while it opened and ran. */
export interface OpenPlace {
  readonly dir: string
  readonly fabric: Fabric
  readonly hall: Hall
  readonly problems: readonly Told[]
  close(): Promise<void>
}

/** Where to open, on which disk, and at what time. */
export interface PlaceOptions {
  readonly dir: string
  readonly files?: FileLayer
  readonly now?: () => number
  readonly reserveBytes?: number
  readonly checkpointEvery?: number
  readonly segmentBytes?: number
}

/** Opens the hall as the application does, with small numbers, so that rotation, checkpoints and retention come often. */
export async function openPlace(options: PlaceOptions): Promise<OpenPlace> {
  const { dir, files = realFiles, now = Date.now, reserveBytes = 4096, checkpointEvery = CHECKPOINT_EVERY, segmentBytes = SEGMENT_BYTES } = options
  const problems: Told[] = []
  const fabric = await openEmbeddedFabric({
    dir,
    district: '310117',
    product: 'test',
    now,
    files,
    reserveBytes,
    segmentBytes,
    onProblem: (problem) => problems.push(problem),
  })
  const checkpoints = {
    blobs: fabric.blobs,
    product: 'test',
    retention: () => ({ journalDays: JOURNAL_DAYS, journalMegabytes: 20_000 }),
    tell: (code: string, detail: string) => void problems.push({ code, detail }),
    every: checkpointEvery,
    statesBytes: STATES_BYTES,
  }
  const hall = await Hall.open({ log: fabric.log, clock: { now }, layouts: SHIPPED_LAYOUTS, recordedFrom: () => null, checkpoints })
  return {
    dir,
    fabric,
    hall,
    problems,
    async close() {
      await hall.close()
      await fabric.close()
    },
  }
}

/** All events of the journal from a number on. */
export async function eventsOf({ fabric }: OpenPlace, fromSeq = 1): Promise<HallEvent[]> {
  const events: HallEvent[] = []
  for await (const event of fabric.log.read(fromSeq)) events.push(event)
  return events
}

// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { makeDurableFolder, realFiles, SegmentWriter, unlessMissing, type FileLayer, type SegmentOpenReport, type SegmentRecord } from '../../storage/index.ts'
import type { Fabric, FabricProblem } from '../fabric.ts'
import { openBlobFiles } from './blobs.ts'
import { EmbeddedJournal } from './journal.ts'
import { JournalIndex } from './journalIndex.ts'
import { missingEnd, missingStretches } from './missingSegments.ts'
import { seqOfPayload } from './journalReader.ts'
import { fillIndex, SegmentCollector } from './readIndex.ts'
import { DiskReserve } from './reserve.ts'
import { ReserveKeeper } from './reserveKeeper.ts'

const RESERVE_BYTES = 64 * 1024 * 1024

/** Where the embedded fabric lives. `now` stamps headers; `reserveBytes`, `segmentBytes` and `files` are replaced only by tests. */
export interface EmbeddedFabricOptions {
  readonly dir: string
  readonly district: string
  readonly product: string
  readonly now: () => number
  readonly onProblem: (problem: FabricProblem) => void
  readonly reserveBytes?: number
  readonly segmentBytes?: number
  readonly files?: FileLayer
}

/** Opens journal and blobs below `dir`. Rejects with SegmentError `newer-version` or `wrong-stream`, or a file error. */
export async function openEmbeddedFabric(options: EmbeddedFabricOptions): Promise<Fabric> {
  const { files = realFiles, now, onProblem } = options
  const blobs = join(options.dir, 'blobs')
  const path = join(options.dir, 'reserve')
  const reserve = new DiskReserve(path, { bytes: options.reserveBytes ?? RESERVE_BYTES, files })
  const keeper = new ReserveKeeper(reserve, { path, now, onProblem })
  await keeper.withRoom(() => makeDurableFolder(files, blobs))
  // A hall that stopped on a full disk starts again on it with the room of its reserve.
  const log = await keeper.withRoom(() => openJournal(options, { files, keeper }))
  keeper.fill()
  finishRetention(log)
  return {
    name: 'embedded',
    log,
    blobs: openBlobFiles(blobs, files),
    async close() {
      await keeper.close()
      await log.close()
    },
  }
}

async function openJournal(options: EmbeddedFabricOptions, { files, keeper }: { files: FileLayer; keeper: ReserveKeeper }): Promise<EmbeddedJournal> {
  const dir = join(options.dir, 'journal')
  const { district, product, now, onProblem } = options
  const collected = new Map<string, SegmentCollector>()
  const onRecord = (record: SegmentRecord, path: string): void => collectorOf(collected, path).take(record)
  const { writer, report } = await SegmentWriter.open({ dir, stream: 'journal', district, product, now, files, seqOf: seqOfPayload, onRecord })
  try {
    const index = new JournalIndex()
    const log = new EmbeddedJournal({ dir, files, writer, index, reserve: keeper, onProblem, segmentBytes: options.segmentBytes })
    tellReport(report, log, onProblem)
    await fillIndex({ dir, files, index, collected, onDamage: (place) => log.tellDamage(place) })
    const firstKeptSeq = Number(log.lastOf('journal.retained')?.body['firstKeptSeq'] ?? 1)
    for (const place of [...missingStretches(index.spans(), firstKeptSeq), ...(await missingEnd(dir, files, index.spans()))]) log.tellDamage(place)
    await removeOrphans(dir, files)
    return log
  } catch (error) {
    await writer.close()
    throw error
  }
}

function collectorOf(collected: Map<string, SegmentCollector>, path: string): SegmentCollector {
  const known = collected.get(path) ?? new SegmentCollector(path)
  collected.set(path, known)
  return known
}

function tellReport(report: SegmentOpenReport, log: EmbeddedJournal, onProblem: (problem: FabricProblem) => void): void {
  const lost = report.lostRecords > 0 ? `, ${report.lostRecords} events lost in this file` : ''
  for (const place of report.damages) log.tellDamage({ ...place, reason: `${place.reason}${lost}` })
  if (report.cutBytes === 0) return
  const records = report.cutRecords > 0 ? `, ${report.cutRecords} whole records of an unfinished commit among them` : ''
  onProblem({ code: 'journal-tail-cut', detail: `${report.cutBytes} bytes (${report.reason})${records}, kept in ${report.savedAs.join(', ')}` })
}

/** Sidecars whose segment is gone, and those that were never finished. */
async function removeOrphans(dir: string, files: FileLayer): Promise<void> {
  const names = await unlessMissing(files.list(dir), [])
  const segments = new Set(names.filter((name) => name.endsWith('.seg')))
  const orphans = names.filter((name) => name.endsWith('.index.tmp') || (name.endsWith('.index') && !segments.has(name.replace(/\.index$/, '.seg'))))
  for (const name of orphans) await files.remove(join(dir, name)).catch(() => undefined)
}

/** A retention that a crash interrupted has left segments that the journal says are gone. */
function finishRetention(log: EmbeddedJournal): void {
  const firstKeptSeq = Number(log.lastOf('journal.retained')?.body['firstKeptSeq'] ?? 1)
  if (firstKeptSeq > log.firstSeq()) void log.dropBefore(firstKeptSeq).catch(() => undefined)
}

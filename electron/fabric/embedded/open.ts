// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SegmentWriter, type OpenSegmentFile } from '../../storage/index.ts'
import type { Fabric, FabricProblem } from '../fabric.ts'
import { openBlobFiles } from './blobs.ts'
import { EmbeddedJournal } from './journal.ts'
import { DiskReserve } from './reserve.ts'

const RESERVE_BYTES = 64 * 1024 * 1024

/** Where the embedded fabric lives. `now` stamps headers; `reserveBytes` and `openFile` are replaced only by tests. */
export interface EmbeddedFabricOptions {
  readonly dir: string
  readonly district: string
  readonly product: string
  readonly now: () => number
  readonly onProblem: (problem: FabricProblem) => void
  readonly reserveBytes?: number
  readonly openFile?: OpenSegmentFile
}

/** Opens journal and blobs below `dir`. Rejects with SegmentError `newer-version` or `wrong-stream`, or a file error. */
export async function openEmbeddedFabric(options: EmbeddedFabricOptions): Promise<Fabric> {
  const dir = join(options.dir, 'journal')
  const blobs = join(options.dir, 'blobs')
  await mkdir(blobs, { recursive: true, mode: 0o700 })
  const { district, product, now, onProblem } = options
  const { writer, report } = await SegmentWriter.open({
    dir,
    stream: 'journal',
    district,
    product,
    now,
    ...(options.openFile ? { openFile: options.openFile } : {}),
  })
  if (report.cutBytes > 0) onProblem({ code: 'journal-tail-cut', detail: `${report.cutBytes} bytes (${report.reason}), kept in ${report.savedAs.join(', ')}` })
  const reserve = new DiskReserve(join(options.dir, 'reserve'), options.reserveBytes ?? RESERVE_BYTES)
  const log = new EmbeddedJournal({ dir, writer, reserve, onProblem })
  try {
    await log.buildIndex()
  } catch (error) {
    await writer.close()
    throw error
  }
  // Not awaited: the hall must not wait for 64 MB of disk before its first command.
  const filling = reserve.fill().then((there) => {
    if (!there) onProblem({ code: 'journal-reserve-missing', detail: join(options.dir, 'reserve') })
  })
  return {
    name: 'embedded',
    log,
    blobs: openBlobFiles(blobs),
    async close() {
      await filling
      await log.close()
    },
  }
}

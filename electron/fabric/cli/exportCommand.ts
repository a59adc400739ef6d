// SPDX-License-Identifier: Apache-2.0
import { realFiles } from '../../storage/index.ts'
import { exportJournal } from '../embedded/exportJournal.ts'
import { verifyExport } from '../embedded/verifyExport.ts'
import type { JournalSource } from './arguments.ts'
import { eventsIn, journalFolder, type EventRange } from './records.ts'

/** What is exported and where to. */
export interface ExportWish extends EventRange {
  readonly source: JournalSource
  readonly out: string
  readonly format: 'segment' | 'jsonl'
}

/** Writes the export to a new file; answers what to print. Rejects when there is nothing to export or the file exists. */
export async function exportTo({ source, out, format, ...range }: ExportWish): Promise<string> {
  let [fromSeq, toSeq] = [Infinity, -Infinity]
  for await (const event of eventsIn(source, range)) {
    fromSeq = Math.min(fromSeq, event.seq)
    toSeq = event.seq
  }
  if (toSeq < fromSeq) throw new Error('这一段没有记录 there is no record in this range')
  const order = { dir: journalFolder(source.dataDir!), files: realFiles, fromSeq, toSeq }
  const bytes = await writeNew(out, format === 'segment' ? exportJournal(order) : linesOf(source, { from: { seq: fromSeq }, to: { seq: toSeq } }))
  const said = `✓ 已导出 exported: 序号 seq ${fromSeq}–${toSeq} · ${bytes} 字节 bytes → ${out}\n`
  if (format !== 'segment') return said
  const answer = await verifyExport(out, undefined)
  if (!answer.ok) throw new Error(`导出的文件未通过核对 the exported file does not verify: seq ${answer.firstBad.seq}, ${answer.firstBad.reason}`)
  return `${said}  末条哈希 head hash ${answer.headHash}\n`
}

async function* linesOf(source: JournalSource, range: EventRange): AsyncGenerator<Uint8Array> {
  for await (const event of eventsIn(source, range)) yield Buffer.from(`${JSON.stringify(event)}\n`)
}

async function writeNew(path: string, parts: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await realFiles.open(path, 'create')
  let written = 0
  try {
    for await (const part of parts) {
      await file.write(part, written)
      written += part.length
    }
    await file.datasync()
  } finally {
    await file.close()
  }
  return written
}

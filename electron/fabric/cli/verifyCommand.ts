// SPDX-License-Identifier: Apache-2.0
import { listSegments, realFiles } from '../../storage/index.ts'
import { verifyExport } from '../embedded/verifyExport.ts'
import { verifyJournal, type VerifyFinding } from '../embedded/verifyJournal.ts'
import type { JournalSource } from './arguments.ts'
import { journalFolder } from './records.ts'

// A hall that runs writes while this reads: a record half written looks damaged for a moment. What is damaged stays so.
const MOST_TRIES = 4

/** What `verify` prints, and its exit code. Rejects when there is nothing to read. */
export async function verifySource(source: JournalSource, wanted: string | undefined): Promise<{ text: string; code: number }> {
  let finding = await verifyOnce(source, wanted)
  for (let turn = 1; turn < MOST_TRIES && !finding.answer.ok; turn += 1) {
    const again = await verifyOnce(source, wanted)
    const isSame = JSON.stringify(again.answer) === JSON.stringify(finding.answer)
    finding = again
    if (isSame) break
  }
  return report(finding)
}

async function verifyOnce({ dataDir, file }: JournalSource, wanted: string | undefined): Promise<VerifyFinding> {
  if (file !== undefined) return { answer: await verifyExport(file, wanted), torn: null }
  const dir = journalFolder(dataDir!)
  if ((await listSegments(dir)).length === 0) throw new Error(`日志不存在 there is no journal in ${dataDir}`)
  return verifyJournal({ dir, files: realFiles, head: null, wanted })
}

function report({ answer, torn }: VerifyFinding): { text: string; code: number } {
  if (!answer.ok) {
    const { seq, reason, file, offset } = answer.firstBad
    const place = file === undefined ? '' : ` · 文件 file ${file} · 字节偏移 byte offset ${offset}`
    const bad = `✗ 首条坏记录 first bad record: 序号 seq ${seq}${place} · 原因 reason ${reason}\n`
    return { text: bad + (torn ? '  其后没有完整的提交: 改动或断电所致 no whole commit behind it: changed, or left by a power failure\n' : ''), code: 1 }
  }
  const lines = [
    `✓ 记录完整 whole: 记录数 records ${answer.records} · 序号 seq ${answer.firstSeq}–${answer.lastSeq}`,
    `  末条哈希 head hash ${answer.headHash}`,
  ]
  if (torn)
    lines.push(`  尾部未写完 torn tail: ${torn.file} · 字节偏移 byte offset ${torn.offset}(正在写入, 或断电所致 being written, or left by a power failure)`)
  if (answer.headMatches !== undefined) lines.push(answer.headMatches ? '  ✓ 该哈希在链上 the hash is in the chain' : notInChain(answer.firstSeq))
  return { text: `${lines.join('\n')}\n`, code: answer.headMatches === false ? 2 : 0 }
}

function notInChain(firstSeq: number): string {
  const older = firstSeq > 1 ? `(序号 ${firstSeq} 之前已按保留期删除 what came before seq ${firstSeq} was dropped by retention)` : ''
  return `  ✗ 该哈希不在链上 the hash is NOT in the chain${older}`
}

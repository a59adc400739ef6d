// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { HallEvent } from '../../shared/domain/index.ts'
import { verifyExport } from './embedded/verifyExport.ts'
import type { Fabric } from './fabric.ts'
import type { NewEvent } from './log.ts'

/** Opens the fabric of one test; opening again finds what was stored before. `dispose` removes everything. */
export interface FabricUnderTest {
  open(): Promise<Fabric>
  dispose(): Promise<void>
}

const AT = 1_790_000_000_000

/** An event for tests of a fabric. */
export function sampleEvent(number: number, change: Partial<NewEvent> = {}): NewEvent {
  return {
    v: 1,
    at: AT + number * 1000,
    type: 'notice.raised',
    realm: 'real',
    actor: { principal: 'test', role: 'system' },
    commandId: `command-${number}`,
    cause: null,
    body: { code: 'test', detail: `第 ${number} 条` },
    ...change,
  }
}

/** A checkpoint on everything before it, as the hall journals one. */
export function sampleCheckpoint(number: number, headHash: string): NewEvent {
  const hash = 'ab'.repeat(32)
  const state = { stateHash: hash, blob: hash, blobBytes: 1, stateVersion: 1, foldVersion: 'test', product: 'test' }
  return sampleEvent(number, { type: 'journal.checkpointed', commandId: `checkpoint-${number}`, body: { upToSeq: number - 1, upToAt: AT, headHash, ...state } })
}

/** All events of an async iterable. */
export async function collect(events: AsyncIterable<HallEvent>): Promise<HallEvent[]> {
  const all: HallEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

async function collectBytes(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

/** What every fabric must hold, whichever medium is below it. */
export function describeFabricContract(name: string, make: () => Promise<FabricUnderTest>): void {
  const withFabric = (what: string, body: (fabric: Fabric, place: FabricUnderTest) => Promise<void>) =>
    test(what, async () => {
      const place = await make()
      const fabric = await place.open()
      try {
        await body(fabric, place)
      } finally {
        await fabric.close().catch(() => undefined)
        await place.dispose()
      }
    })

  describe(`fabric contract: ${name}`, () => {
    withFabric('numbers events from 1 without gaps, in the order they were accepted', async ({ log }) => {
      expect(log.head().seq).toBe(0)
      expect(await log.append([sampleEvent(1), sampleEvent(2)], 0)).toEqual({ ok: true, lastSeq: 2 })
      expect(await log.append([sampleEvent(3)], 2)).toEqual({ ok: true, lastSeq: 3 })
      const events = await collect(log.read(1))
      expect(events.map((event) => event.seq)).toEqual([1, 2, 3])
      expect(events[1]).toEqual({ ...sampleEvent(2), seq: 2 })
      expect((await collect(log.read(3))).map((event) => event.seq)).toEqual([3])
    })

    withFabric('refuses an append made on another head, and writes nothing of it; of two at once one wins', async ({ log }) => {
      await log.append([sampleEvent(1)], 0)
      expect(await log.append([sampleEvent(2)], 0)).toMatchObject({ ok: false, code: 'wrong-seq' })
      expect(await log.append([sampleEvent(2)], 5)).toMatchObject({ ok: false, code: 'wrong-seq' })
      const both = await Promise.all([log.append([sampleEvent(2)], 1), log.append([sampleEvent(3)], 1)])
      expect(both.filter((answer) => answer.ok).length).toBe(1)
      expect((await collect(log.read(1))).length).toBe(2)
    })

    withFabric('finds events by time and commands by id', async ({ log }) => {
      await log.append(
        [1, 2, 3, 4].map((number) => sampleEvent(number)),
        0,
      )
      expect((await collect(log.readByTime(AT + 2000, AT + 3000))).map((event) => event.seq)).toEqual([2, 3])
      expect(await collect(log.readByTime(AT + 9000, AT + 9999))).toEqual([])
      expect(log.seqOfCommand('command-3')).toBe(3)
      expect(log.seqOfCommand('command-9')).toBeNull()
    })

    withFabric('keeps everything over a re-opening: events, head, commands, blobs', async (fabric, place) => {
      await fabric.log.append([sampleEvent(1), sampleEvent(2)], 0)
      const hash = await fabric.blobs.put(Buffer.from('配置'))
      const head = fabric.log.head()
      await fabric.close()
      const again = await place.open()
      expect(again.log.head()).toEqual(head)
      expect((await collect(again.log.read(1))).map((event) => event.body['detail'])).toEqual(['第 1 条', '第 2 条'])
      expect(again.log.seqOfCommand('command-2')).toBe(2)
      expect(await again.blobs.get(hash)).toMatchObject({ ok: true })
      expect(await again.log.append([sampleEvent(3)], 2)).toEqual({ ok: true, lastSeq: 3 })
      await again.close()
    })

    withFabric('a reader sees the log as it was when it began, while it goes on growing', async ({ log }) => {
      await log.append([sampleEvent(1), sampleEvent(2)], 0)
      const seen: number[] = []
      for await (const event of log.read(1)) {
        seen.push(event.seq)
        await log.append([sampleEvent(10 + event.seq)], log.head().seq)
      }
      expect(seen).toEqual([1, 2])
      expect(log.head().seq).toBe(4)
    })

    withFabric('verifies an untouched log', async ({ log }) => {
      expect(await log.verify()).toEqual({ ok: true, records: 0, firstSeq: 1, lastSeq: 0, headHash: log.head().hash })
      await log.append([sampleEvent(1), sampleEvent(2)], 0)
      expect(await log.verify()).toEqual({ ok: true, records: 2, firstSeq: 1, lastSeq: 2, headHash: log.head().hash })
    })

    withFabric('answers the last event of a command, also when many share an append', async ({ log }) => {
      await log.append([sampleEvent(1), sampleEvent(2, { commandId: 'command-1' }), sampleEvent(3)], 0)
      expect([log.seqOfCommand('command-1'), log.seqOfCommand('command-3')]).toEqual([2, 3])
      await log.append([sampleEvent(4, { commandId: 'command-3' })], 3)
      expect(log.seqOfCommand('command-3')).toBe(4)
    })

    withFabric('resumes by time and number together, in log order, also when the clock was set back', async ({ log }) => {
      const moments = [10, 11, 12, 3, 4, 13, 5, 14]
      await log.append(
        moments.map((second, index) => sampleEvent(index + 1, { at: AT + second * 1000 })),
        0,
      )
      const seqs = async (...[from, to, seq]: [number, number, number?]) =>
        (await collect(log.readByTime(AT + from * 1000, AT + to * 1000, seq))).map((event) => event.seq)
      expect(await seqs(3, 5)).toEqual([4, 5, 7])
      expect(await seqs(4, 12)).toEqual([1, 2, 3, 5, 7])
      expect(await seqs(4, 12, 3)).toEqual([3, 5, 7])
      expect(await seqs(14, 99)).toEqual([8])
      expect(await seqs(6, 9)).toEqual([])
    })

    withFabric('readers at different places and a writer do not disturb each other', async ({ log }) => {
      for (let number = 1; number <= 600; number += 50)
        await log.append(
          Array.from({ length: 50 }, (_, index) => sampleEvent(number + index)),
          number - 1,
        )
      const readers = [1, 100, 257, 599].map(async (from) => (await collect(log.read(from))).map((event) => event.seq))
      const writing = log.append([sampleEvent(601)], 600)
      const found = await Promise.all(readers)
      for (const [index, from] of [1, 100, 257, 599].entries())
        expect(found[index]!.slice(0, 601 - from)).toEqual(Array.from({ length: 601 - from }, (_, step) => from + step))
      expect(await writing).toEqual({ ok: true, lastSeq: 601 })
    })

    withFabric('drops the past only at a checkpoint of everything before it, and goes on as if nothing had happened', async (fabric, place) => {
      const { log } = fabric
      await log.append(
        [1, 2, 3].map((number) => sampleEvent(number)),
        0,
      )
      const { hash } = log.head()
      const old = { olderThanAt: AT + 3_500, mostBytes: Infinity, neverAfterAt: 0 }
      expect(log.planRetention(old).cuts).toEqual([])
      await log.append([sampleCheckpoint(4, hash)], 3)
      await log.append([sampleEvent(5)], 4)
      const [cut] = log.planRetention(old).cuts
      // A log may keep more than it must; where it cuts, it cuts clean.
      if (cut) expect(cut).toMatchObject({ firstKeptSeq: 4, lastDroppedHash: hash, checkpoint: { seq: 4 } })
      expect(log.planRetention({ ...old, olderThanAt: AT }).cuts).toEqual([])
      if (cut)
        await log.append(
          [sampleEvent(6, { type: 'journal.retained', body: { firstKeptSeq: 4, lastDroppedHash: hash, journalDays: 180, journalMegabytes: 1 } })],
          5,
        )
      if (cut) await log.dropBefore(4)
      const before = { head: log.head(), first: log.firstSeq(), own: log.allOf('journal.checkpointed') }
      expect(before.first).toBe(cut ? 4 : 1)
      expect((await collect(log.read(1)))[0]?.seq).toBe(before.first)
      expect(log.lastOf('journal.checkpointed')?.seq).toBe(4)
      await fabric.close()
      const again = await place.open()
      expect({ head: again.log.head(), first: again.log.firstSeq(), own: again.log.allOf('journal.checkpointed') }).toEqual(before)
      expect(await again.log.verify(hash)).toMatchObject({ ok: true, firstSeq: before.first, lastSeq: before.head.seq })
      expect(await again.log.append([sampleEvent(7)], before.head.seq)).toMatchObject({ ok: true })
      await again.close()
    })

    withFabric('exports a part that can be checked by itself', async ({ log }) => {
      await log.append(
        [1, 2, 3, 4, 5].map((number) => sampleEvent(number)),
        0,
      )
      await expect(collectBytes(log.exportRecords(9, 12))).rejects.toThrow(/none|no record/)
      const dir = await mkdtemp(join(tmpdir(), 'export-'))
      await writeFile(join(dir, 'part'), await collectBytes(log.exportRecords(2, 4)))
      const answer = await verifyExport(join(dir, 'part'), undefined)
      expect(answer).toMatchObject({ ok: true, records: 3, firstSeq: 2, lastSeq: 4 })
      expect(await log.verify(answer.ok ? answer.headHash : '')).toMatchObject({ headMatches: true })
      await rm(dir, { recursive: true })
    })

    withFabric('blobs: the same bytes have one hash, an unknown or malformed hash is absent', async ({ blobs }) => {
      const hash = await blobs.put(Buffer.from('a'))
      expect(hash).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb')
      expect(await blobs.put(Buffer.from('a'))).toBe(hash)
      expect(await blobs.get('0'.repeat(64))).toEqual({ ok: false, code: 'absent' })
      expect(await blobs.get('../../etc/passwd')).toEqual({ ok: false, code: 'absent' })
      await blobs.remove(hash)
      await blobs.remove('../../etc/passwd')
      expect(await blobs.get(hash)).toEqual({ ok: false, code: 'absent' })
      expect(await blobs.put(Buffer.from('a'))).toBe(hash)
      expect(await blobs.get(hash)).toMatchObject({ ok: true })
    })
  })
}

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import type { HallEvent } from '../../shared/domain/index.ts'
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

/** All events of an async iterable. */
export async function collect(events: AsyncIterable<HallEvent>): Promise<HallEvent[]> {
  const all: HallEvent[] = []
  for await (const event of events) all.push(event)
  return all
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
      expect(await log.verify()).toEqual({ ok: true, records: 0, headHash: log.head().hash })
      await log.append([sampleEvent(1), sampleEvent(2)], 0)
      expect(await log.verify()).toEqual({ ok: true, records: 2, headHash: log.head().hash })
    })

    withFabric('blobs: the same bytes have one hash, an unknown or malformed hash is absent', async ({ blobs }) => {
      const hash = await blobs.put(Buffer.from('a'))
      expect(hash).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb')
      expect(await blobs.put(Buffer.from('a'))).toBe(hash)
      expect(await blobs.get('0'.repeat(64))).toEqual({ ok: false, code: 'absent' })
      expect(await blobs.get('../../etc/passwd')).toEqual({ ok: false, code: 'absent' })
    })
  })
}

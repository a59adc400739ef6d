// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { AnyRecord, PortAnswer, PortFrame } from '../../shared/domain/index.ts'
import { RecordShelves } from './records.ts'

const record = (id: string, value: number): AnyRecord => ({
  v: 1,
  district: '310117',
  dataset: 'reading',
  source: 'a',
  id,
  rev: 0,
  observedAt: 1_780_000_000_000 + value,
  receivedAt: 1_780_000_000_000,
  realm: 'real',
  body: { value },
})
const frame = (seq: number, part: Partial<PortFrame> = {}): PortFrame =>
  ({ v: 1, epoch: 'e', seq, at: 1_780_000_000_000, records: [], links: {}, kind: 'delta', ...part }) as PortFrame

function attached(): { shelves: RecordShelves; send(frame: PortFrame): void; answers: PortAnswer[] } {
  const shelves = new RecordShelves()
  const answers: PortAnswer[] = []
  const port = {
    onmessage: null as ((event: { data: unknown }) => void) | null,
    start: () => undefined,
    close: () => undefined,
    postMessage: (answer: PortAnswer) => void answers.push(answer),
  }
  shelves.attach('e', port as unknown as MessagePort)
  return { shelves, answers, send: (data) => port.onmessage?.({ data }) }
}

test('a snapshot in chunks, then deltas and tombstones, each acknowledged', () => {
  const { shelves, send, answers } = attached()
  send(frame(0, { kind: 'snapshot', chunk: 0, chunks: 2, records: [record('x', 1)] } as Partial<PortFrame>))
  expect(shelves.isFilled.value).toBe(false)
  send(frame(1, { kind: 'snapshot', chunk: 1, chunks: 2, records: [record('y', 2)] } as Partial<PortFrame>))
  expect(shelves.isFilled.value).toBe(true)
  send(frame(2, { records: [{ ...record('x', 3), deleted: true }, record('y', 4)] }))
  expect([...shelves.of('reading').value.keys()]).toEqual(['a/y'])
  expect(shelves.of('reading').value.get('a/y')?.body.value).toBe(4)
  expect(answers.map((answer) => answer.kind)).toEqual(['ack', 'ack', 'ack'])
})

test('a gap asks for a snapshot and nothing is applied until it comes; frames of another epoch are dropped', () => {
  const { shelves, send, answers } = attached()
  send(frame(0, { kind: 'snapshot', chunk: 0, chunks: 1, records: [record('x', 1)] } as Partial<PortFrame>))
  send(frame(2, { records: [record('x', 9)] }))
  expect(answers.at(-1)?.kind).toBe('resync')
  expect(shelves.of('reading').value.get('a/x')?.body.value).toBe(1)
  send(frame(7, { kind: 'snapshot', chunk: 0, chunks: 1, records: [record('z', 5)] } as Partial<PortFrame>))
  expect([...shelves.of('reading').value.keys()]).toEqual(['a/z'])
  send({ ...frame(8, { records: [record('z', 6)] }), epoch: 'older' } as PortFrame)
  expect(shelves.of('reading').value.get('a/z')?.body.value).toBe(5)
})

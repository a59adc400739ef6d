// SPDX-License-Identifier: Apache-2.0
import { markRaw, shallowRef, triggerRef, type ShallowRef } from 'vue'
import { DATASET_IDS, recordKey, type AnyRecord, type DatasetId, type Link, type PortAnswer, type PortFrame, type RecordOf } from '../../shared/domain/index.ts'

type Shelf = ShallowRef<Map<string, AnyRecord>>

/**
 * Latest records by dataset, filled from port frames. Maps change in place; each changed dataset triggers
 * once per frame, so a thousand readings cost one render.
 */
export class RecordShelves {
  readonly links = shallowRef<Readonly<Record<string, Link>>>({})
  /** True from the last chunk of the first snapshot on. */
  readonly isFilled = shallowRef(false)
  private readonly shelves = new Map<DatasetId, Shelf>()
  private readonly versions = new Map<DatasetId, number>()
  private epoch = ''
  /** Null after a gap: the next chunk 0 of a snapshot starts anew, whatever its number. */
  private nextSeq: number | null = 0
  private port: MessagePort | null = null

  constructor() {
    for (const id of DATASET_IDS) this.shelves.set(id, shallowRef(markRaw(new Map<string, AnyRecord>())))
  }

  /** The records of one dataset, by recordKey. */
  of<Id extends DatasetId>(dataset: Id): Readonly<ShallowRef<ReadonlyMap<string, RecordOf<Id>>>> {
    return this.shelves.get(dataset) as unknown as ShallowRef<ReadonlyMap<string, RecordOf<Id>>>
  }

  /** A number that changes with every change of the dataset. */
  version(dataset: DatasetId): number {
    return this.versions.get(dataset) ?? 0
  }

  /** Listens to a new sender; frames of any earlier epoch are dropped from now on. */
  attach(epoch: string, port: MessagePort): void {
    this.detach()
    this.epoch = epoch
    this.nextSeq = 0
    this.port = port
    port.onmessage = (event: MessageEvent) => this.receive(event.data as PortFrame, port)
    port.start()
  }

  /** Closes the port; what was received stays on show and ages. */
  detach(): void {
    this.port?.close()
    this.port = null
  }

  /** Puts records in place that came another way: the cache at a cold start. Ignored once frames arrived. */
  seed(records: readonly AnyRecord[], links: Readonly<Record<string, Link>>): void {
    if (this.isFilled.value || this.nextSeq !== 0) return
    this.put(records)
    this.links.value = links
  }

  private receive(frame: PortFrame, port: MessagePort): void {
    // Frames were validated once, where the record was decoded; here only their order is judged.
    if (frame.epoch !== this.epoch) return
    const startsAnew = frame.kind === 'snapshot' && frame.chunk === 0
    if (this.nextSeq === null ? !startsAnew : frame.seq !== this.nextSeq) return this.askAnew(port, frame.seq)
    this.nextSeq = frame.seq + 1
    if (startsAnew) this.clear()
    this.put(frame.records as AnyRecord[])
    if (Object.keys(frame.links).length > 0) this.links.value = { ...this.links.value, ...frame.links }
    if (frame.kind === 'snapshot' && frame.chunk === frame.chunks - 1) this.isFilled.value = true
    this.answer(port, { kind: 'ack', epoch: frame.epoch, seq: frame.seq })
  }

  private askAnew(port: MessagePort, got: number): void {
    const reason = `expected ${this.nextSeq ?? 'a snapshot'}, got ${got}`
    this.nextSeq = null
    this.answer(port, { kind: 'resync', epoch: this.epoch, reason })
  }

  private answer(port: MessagePort, answer: PortAnswer): void {
    port.postMessage(answer)
  }

  private clear(): void {
    this.links.value = {}
    for (const [dataset, shelf] of this.shelves) {
      if (shelf.value.size === 0) continue
      shelf.value.clear()
      this.touch(dataset)
    }
  }

  private put(records: readonly AnyRecord[]): void {
    const touched = new Set<DatasetId>()
    for (const record of records) {
      const shelf = this.shelves.get(record.dataset)
      if (!shelf) continue
      if (record.deleted) shelf.value.delete(recordKey(record))
      else shelf.value.set(recordKey(record), record)
      touched.add(record.dataset)
    }
    for (const dataset of touched) this.touch(dataset)
  }

  private touch(dataset: DatasetId): void {
    this.versions.set(dataset, this.version(dataset) + 1)
    triggerRef(this.shelves.get(dataset)!)
  }
}

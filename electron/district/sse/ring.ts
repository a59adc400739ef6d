// SPDX-License-Identifier: Apache-2.0

/** One event as it stands in the ring. */
export interface RingEntry {
  readonly id: string
  readonly event: string
  readonly data: string
}

/** The last events of a stream, with ids that name the run, so that an id of an earlier run is recognised as such. */
export class EventRing {
  readonly #run: string
  readonly #capacity: number
  #entries: RingEntry[] = []
  #count = 0

  constructor(run: string, capacity = 500) {
    this.#run = run
    this.#capacity = capacity
  }

  /** Appends an event and gives it the next id. */
  append(event: string, data: string): RingEntry {
    this.#count += 1
    const entry = { id: `${this.#run}-${String(this.#count).padStart(6, '0')}`, event, data }
    this.#entries = [...this.#entries.slice(-(this.#capacity - 1)), entry]
    return entry
  }

  /** What a listener with this last id has missed; the whole ring when the id is absent, foreign or has left the ring. */
  after(lastId: string | undefined): readonly RingEntry[] {
    if (lastId === undefined) return this.#entries
    const found = this.#entries.findIndex((entry) => entry.id === lastId)
    return found === -1 ? this.#entries : this.#entries.slice(found + 1)
  }
}

/** One event in the text form of server-sent events. */
export function eventText(entry: RingEntry): string {
  const lines = entry.data.split('\n').map((line) => `data: ${line}`)
  return `id: ${entry.id}\nevent: ${entry.event}\n${lines.join('\n')}\n\n`
}

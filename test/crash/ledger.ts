// SPDX-License-Identifier: Apache-2.0
import { cpSync, rmSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'
import { stateHash } from '../../electron/hall/index.ts'
import type { LogHead } from '../../electron/fabric/index.ts'
import { commandIdOf, commandOf, type LifeWord } from './life.ts'
import { eventsOf, openPlace, type OpenPlace } from './place.ts'
import type { Random } from './random.ts'

const REPEATED = 6
// A torn tail is what a kill leaves; lost states, gaps and damage are not.
const MAY_BE_TOLD = new Set(['journal-tail-cut', 'journal-reserve-missing', 'journal-reserve-back'])
const BEGINNING_AT = 1_790_000_000_000

interface Done {
  readonly seed: number
  readonly index: number
  readonly seq: number
  readonly events: number
}

/** What one check found; `broken` names every promise that was not kept. */
export interface Finding {
  readonly broken: readonly string[]
  readonly problems: readonly string[]
  readonly head: number
  readonly firstKept: number
}

/** Everything a data folder has ever acknowledged, over all its lives, and the checks that it is still there. */
export class Ledger {
  readonly #done: Done[] = []
  /** Events as listeners were told of them, or as they were first found on the disk; place = number − 1. */
  readonly #events: HallEvent[] = []
  #state: HallState = EMPTY_HALL
  #head: LogHead | null = null

  get acknowledged(): number {
    return this.#done.length
  }

  /** Moment of the latest event, or of the beginning. */
  get at(): number {
    return this.#state.at || BEGINNING_AT
  }

  /** Notes what a life said before it died; what it told that contradicts itself is answered. */
  note(seed: number, words: readonly LifeWord[]): string[] {
    const broken: string[] = []
    for (const word of words) {
      if (word.word === 'done') this.#done.push({ seed, index: word.index, seq: word.seq, events: word.events })
      if (word.word !== 'event') continue
      if (word.event.seq !== this.#events.length + 1) broken.push(`told of event ${word.event.seq} after ${this.#events.length}`)
      else this.#add(word.event)
    }
    return broken
  }

  /** Opens a copy of the data folder on the real disk and checks every promise. The folder itself stays as the death left it. */
  async check(dir: string, random: Random): Promise<Finding> {
    const copy = `${dir}.check`
    cpSync(dir, copy, { recursive: true })
    try {
      const place = await openPlace({ dir: copy, now: () => this.at })
      try {
        return await this.#checkOpen(place, random)
      } finally {
        await place.close()
      }
    } catch (error) {
      return { broken: [`does not open or read: ${String((error as Error).stack)}`], problems: [], head: 0, firstKept: 0 }
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  }

  async #checkOpen(place: OpenPlace, random: Random): Promise<Finding> {
    const broken: string[] = []
    const stateThen = stateHash(place.hall.state())
    const headThen = place.hall.head()
    const events = await eventsOf(place)
    const firstKept = events[0]?.seq ?? headThen.seq + 1
    broken.push(...this.#checkEvents(events, headThen.seq))
    for (const event of events) {
      if (event.seq === this.#events.length + 1) this.#add(event)
    }
    broken.push(...this.#checkDone(firstKept))
    if (stateHash(this.#state) !== stateThen) broken.push(`state at ${headThen.seq} is not the fold of its events`)
    broken.push(...(await this.#checkChain(place, firstKept)), ...(await this.#checkPast(place, { random, firstKept })))
    // Last, for a command may bring a checkpoint and with it retention.
    broken.push(...(await this.#checkRepetitions(place, { random, firstKept })))
    // Before the first event the head is a header that this opening of the copy made itself.
    if (headThen.seq > 0) this.#head = headThen
    for (const { code, detail } of place.problems) if (!MAY_BE_TOLD.has(code)) broken.push(`told what no kill can make: ${code} ${detail}`)
    return { broken, problems: place.problems.map((problem) => problem.code), head: headThen.seq, firstKept }
  }

  #add(event: HallEvent): void {
    this.#events.push(event)
    this.#state = reduce(this.#state, event)
  }

  #checkEvents(events: readonly HallEvent[], head: number): string[] {
    const broken: string[] = []
    const firstKept = events[0]?.seq ?? head + 1
    const gap = events.findIndex((event, index) => event.seq !== firstKept + index)
    if (gap >= 0) broken.push(`a gap before event ${events[gap]?.seq}`)
    if (events.length > 0 && events.at(-1)?.seq !== head) broken.push(`the head is ${head}, the last event ${events.at(-1)?.seq}`)
    if (head < this.#events.length) broken.push(`events were there before and are gone: ${head + 1} to ${this.#events.length}`)
    if (firstKept > this.#events.length + 1) broken.push(`dropped before anybody saw them: up to ${firstKept - 1}`)
    const changed = events.find((event) => event.seq <= this.#events.length && !isDeepStrictEqual(event, this.#events[event.seq - 1]))
    if (changed) broken.push(`event ${changed.seq} is another one than before`)
    return broken
  }

  #checkDone(firstKept: number): string[] {
    const places = new Map<string, number[]>()
    for (const event of this.#events) places.set(event.commandId, [...(places.get(event.commandId) ?? []), event.seq])
    return this.#done.flatMap(({ seed, index, seq, events }) => {
      if (seq < firstKept && seq <= this.#events.length) return []
      const id = commandIdOf(seed, index)
      const found = places.get(id) ?? []
      const expected = Array.from({ length: events }, (_, place) => seq - events + 1 + place)
      return isDeepStrictEqual(found, expected) ? [] : [`${id} was acknowledged at ${expected.join(',') || '-'}, found at ${found.join(',') || 'no place'}`]
    })
  }

  async #checkChain({ fabric }: OpenPlace, firstKept: number): Promise<string[]> {
    // Retention may have taken the earlier head away; the record before the first kept one is still proven by it.
    const earlier = this.#head && this.#head.seq >= firstKept ? this.#head.hash : undefined
    const whole = await fabric.log.verify(earlier)
    if (!whole.ok) return [`the chain breaks at ${JSON.stringify(whole.firstBad)}`]
    return earlier !== undefined && !whole.headMatches ? ['the earlier head is not in the chain'] : []
  }

  async #checkRepetitions(place: OpenPlace, { random, firstKept }: { random: Random; firstKept: number }): Promise<string[]> {
    const broken: string[] = []
    const before = place.hall.head().seq
    const able = this.#done.filter((done) => done.events > 0 && done.seq - done.events >= firstKept - 1)
    for (const { seed, index, seq } of [...random.shuffle(able).slice(0, REPEATED), ...able.slice(-1)]) {
      const { name, input, actor } = commandOf(seed, index)
      const answer = await place.hall.execute({ name, input, commandId: commandIdOf(seed, index) }, actor)
      if (!answer.ok || !('seq' in answer) || answer.seq !== seq) broken.push(`repeating ${commandIdOf(seed, index)} of ${seq} gave ${JSON.stringify(answer)}`)
    }
    // A checkpoint that was due may have been written meanwhile; nothing else.
    const added = (await eventsOf(place, before + 1)).filter((event) => !event.type.startsWith('journal.'))
    return added.length > 0 ? [...broken, `repetitions added ${added.map((event) => event.type).join(', ')}`] : broken
  }

  async #checkPast({ hall }: OpenPlace, { random, firstKept }: { random: Random; firstKept: number }): Promise<string[]> {
    const kept = this.#events.slice(firstKept - 1)
    if (kept.length === 0) return []
    const { at } = random.pick(kept)
    const wanted = this.#events.filter((event) => event.at <= at).reduce(reduce, EMPTY_HALL)
    return stateHash(await hall.stateAt(at)) === stateHash(wanted) ? [] : [`the state at ${at} is not the fold of the events up to it`]
  }
}

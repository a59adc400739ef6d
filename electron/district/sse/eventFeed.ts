// SPDX-License-Identifier: Apache-2.0
import { ARRIVALS, firstArrival, nextArrival } from '../model/arrivals.ts'
import { callRecord, everydayCall, scriptedCall } from '../model/calls.ts'
import { everydayIncident, incidentNumber, incidentRecord, scriptedIncident } from '../model/incidents.ts'
import type { ArrivalStream } from '../model/arrivals.ts'
import type { CallRecord, PlannedCall } from '../model/calls.ts'
import type { IncidentRecord, PlannedIncident } from '../model/incidents.ts'
import type { World } from '../model/world.ts'

/** Something to send on one of the two streams. */
export type FeedEvent =
  | { readonly stream: 'calls'; readonly event: 'call'; readonly record: CallRecord }
  | { readonly stream: 'incidents'; readonly event: 'created' | 'updated'; readonly record: IncidentRecord }

type Due =
  | { readonly atMs: number; readonly what: 'call'; readonly call: PlannedCall }
  | { readonly atMs: number; readonly what: 'turn'; readonly life: Life; readonly turn: number }

interface Life {
  readonly plan: PlannedIncident
  number: string
}

/** Walks the model clock forward and hands out what falls due; no clock, no sockets, so a test can run hours of it. */
export class EventFeed {
  readonly #world: World
  readonly #cursors: { stream: ArrivalStream; index: number; nextMs: number }[]
  readonly #pending: Due[] = []
  /** Only the newest numbers can collide; the list cannot grow for ever. */
  #taken: string[] = []
  #calls = 0

  constructor(world: World) {
    this.#world = world
    this.#cursors = ARRIVALS.map((stream) => ({ stream, index: 0, nextMs: firstArrival(stream) }))
    for (const script of world.story.incidents) this.#plan(scriptedIncident(script))
    for (const script of world.story.calls) {
      const call = scriptedCall(script)
      this.#pending.push({ atMs: call.atMs, what: 'call', call })
    }
  }

  /** Adds an incident (control address); it is handed out by the next `advance`. */
  add(plan: PlannedIncident): void {
    this.#plan(plan)
  }

  /** Everything due up to a model time, in order of time. */
  advance(toMs: number, zeroAt: number): FeedEvent[] {
    for (const cursor of this.#cursors) this.#arrive(cursor, toMs)
    const due = this.#pending.filter((entry) => entry.atMs <= toMs).sort((left, right) => left.atMs - right.atMs)
    const rest = this.#pending.filter((entry) => entry.atMs > toMs)
    this.#pending.splice(0, this.#pending.length, ...rest)
    return due.map((entry) => this.#eventOf(entry, zeroAt))
  }

  #arrive(cursor: { stream: ArrivalStream; index: number; nextMs: number }, toMs: number): void {
    while (cursor.nextMs <= toMs) {
      const at = { index: cursor.index, atMs: cursor.nextMs }
      if (cursor.stream.name === 'call') this.#pending.push({ atMs: at.atMs, what: 'call', call: everydayCall(this.#world, at) })
      else this.#plan(everydayIncident(this.#world, cursor.stream.name, at))
      cursor.index += 1
      cursor.nextMs = nextArrival(this.#world, cursor.stream, { index: cursor.index, previousMs: cursor.nextMs })
    }
  }

  #plan(plan: PlannedIncident): void {
    const life: Life = { plan, number: '' }
    plan.turns.forEach((turn, index) => this.#pending.push({ atMs: turn.atMs, what: 'turn', life, turn: index }))
  }

  #eventOf(due: Due, zeroAt: number): FeedEvent {
    if (due.what === 'call') {
      this.#calls += 1
      return { stream: 'calls', event: 'call', record: callRecord(due.call, { index: this.#calls, zeroAt }) }
    }
    const { life } = due
    const turn = life.plan.turns[due.turn]
    if (turn === undefined) throw new RangeError('incident without that turn')
    if (life.number === '') {
      life.number = incidentNumber(zeroAt + due.atMs, (number) => this.#taken.includes(number))
      this.#taken = [...this.#taken.slice(-400), life.number]
    }
    const record = incidentRecord(life.plan, { number: life.number, turn, zeroAt })
    return { stream: 'incidents', event: due.turn === 0 ? 'created' : 'updated', record }
  }
}

// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { EMPTY_HALL, reduce } from '../../shared/hall/index.ts'
import { SEGMENT_LAYOUT, type HallEvent } from '../../shared/domain/index.ts'
import { stateHash } from '../../electron/hall/index.ts'
import { listSegments, readSegmentFile } from '../../electron/storage/index.ts'
import { mixedCommand, START_SESSION } from './commandMix.ts'
import { damage, DAMAGE_KINDS, type Damage } from './damage.ts'
import { eventsOf, openPlace, type OpenPlace } from './place.ts'
import { randomOf } from './random.ts'

const BEGINNING_AT = 1_790_000_000_000
const STEP_MS = 60_000
const END_AT = BEGINNING_AT + 86_400_000
const FEED = { principal: 'feed:police', role: 'feed' } as const

/** A data folder with everything in it, and what is true of it. */
export interface DamageBase {
  readonly dir: string
  readonly events: readonly HallEvent[]
  readonly head: number
  /** Every record of the journal: file, first byte, the byte behind it, number of its event (of the next one, for a header). */
  readonly records: readonly { readonly file: string; readonly offset: number; readonly end: number; readonly seq: number }[]
}

/** What one damage did to the hall. */
export interface TailReport {
  readonly seed: number
  readonly damage: Damage
  readonly lost: number
  readonly told: readonly string[]
  /** Nothing in the files can tell this from a journal that was never longer. */
  readonly isUnnoticeable: boolean
  readonly broken: readonly string[]
}

/** Makes a data folder by a few hundred commands; `endsInOrder` false leaves it as a power cut would. */
export async function makeDamageBase(dir: string, { commands, endsInOrder }: { commands: number; endsInOrder: boolean }): Promise<DamageBase> {
  mkdirSync(dir, { recursive: true })
  const random = randomOf(commands)
  let at = BEGINNING_AT
  const place = await openPlace({ dir, now: () => (at += STEP_MS) })
  for (let index = 0; index < commands; index += 1) {
    const { name, input, actor } = index === 0 ? START_SESSION : mixedCommand(random, `1-${index}`)
    await place.hall.execute({ name, input, commandId: `base-${index}` }, actor)
  }
  const copy = `${dir}.base`
  if (!endsInOrder) cpSync(dir, copy, { recursive: true })
  await place.close()
  if (endsInOrder) cpSync(dir, copy, { recursive: true })
  rmSync(dir, { recursive: true })
  return { dir: copy, ...(await truthOf(copy, dir)) }
}

async function truthOf(base: string, scratch: string): Promise<Omit<DamageBase, 'dir'>> {
  cpSync(base, scratch, { recursive: true })
  const records: DamageBase['records'][number][] = []
  const place = await openPlace({ dir: scratch, now: () => END_AT })
  const events = await eventsOf(place)
  const head = place.hall.head().seq
  await place.close()
  rmSync(scratch, { recursive: true })
  let seq = events[0]!.seq
  for (const { path } of await listSegments(join(base, 'journal'))) {
    for await (const record of readSegmentFile(path)) {
      records.push({ file: basename(path), offset: record.offset, end: record.offset + SEGMENT_LAYOUT.payloadAt + record.payload.length, seq })
      if (record.offset > 0) seq += 1
    }
  }
  return { events, head, records }
}

/** Damages a copy of the base in the way the seed says, opens the hall on it and checks what it says and shows. */
export async function runTail(base: DamageBase, place: string, seed: number): Promise<TailReport | null> {
  const random = randomOf(seed)
  const dir = join(place, `tail-${seed}`)
  cpSync(base.dir, dir, { recursive: true })
  const done = damage({ dir, kind: DAMAGE_KINDS[seed % DAMAGE_KINDS.length]!, ends: base.records.map(({ file, end }) => ({ file, end })) }, random)
  if (!done) {
    rmSync(dir, { recursive: true })
    return null
  }
  const report = { seed, damage: done, ...(await judge(base, dir, done)) }
  if (report.broken.length === 0) rmSync(dir, { recursive: true })
  return report
}

async function judge(base: DamageBase, dir: string, done: Damage): Promise<Omit<TailReport, 'seed' | 'damage'>> {
  const isUnnoticeable = cutsBetweenRecords(base, done)
  try {
    const place = await openPlace({ dir, now: () => END_AT })
    const seen = await judgeOpen(base, place, done)
    const told = place.problems.map(({ code, detail }) => `${code}: ${detail}`)
    if (seen.lost > 0 && told.length === 0 && !isUnnoticeable) seen.broken.push(`${seen.lost} events lost and nothing told`)
    const after = { id: 'after', source: 'police', kind: 'call', summary: '积水已退' }
    const answer = await place.hall.execute({ name: 'report.receive', commandId: 'after', input: after }, FEED)
    if (!answer.ok) seen.broken.push(`refused afterwards: ${answer.message}`)
    await place.close()
    const state = stateHash(place.hall.state())
    seen.broken.push(...(await judgeAgain(dir, state, answer.ok && 'seq' in answer ? answer.seq : 0)))
    return { lost: seen.lost, told, isUnnoticeable, broken: seen.broken }
  } catch (error) {
    return { lost: 0, told: [], isUnnoticeable, broken: [`does not open or read: ${String((error as Error).stack)}`] }
  }
}

async function judgeOpen(base: DamageBase, place: OpenPlace, done: Damage): Promise<{ lost: number; broken: string[] }> {
  const broken: string[] = []
  const head = place.hall.head().seq
  const isEnded = (event: HallEvent): boolean => event.seq <= base.head
  const found = (await eventsOf(place)).filter(isEnded)
  const wrong = found.find((event) => !isDeepStrictEqual(event, base.events[event.seq - base.events[0]!.seq]))
  if (wrong) broken.push(`event ${wrong.seq} is read as another one`)
  const numbers = new Set(found.map((event) => event.seq))
  const lost = base.events.filter((event) => !numbers.has(event.seq))
  const firstTouched = firstTouchedSeq(base, done)
  const early = lost.filter((event) => event.seq < firstTouched)
  if (early.length > 0) broken.push(`whole records before the damage are gone: ${early[0]!.seq} to ${early.at(-1)!.seq}, damage from ${firstTouched}`)
  broken.push(...(await judgeState(base, place, lost.length)))
  const verdict = await place.fabric.log.verify()
  const hasHole = lost.some((event) => event.seq <= head)
  if (hasHole && verdict.ok) broken.push('events are missing in the middle and verify says ok')
  if (!hasHole && !verdict.ok && place.problems.length === 0)
    broken.push(`verify says ${JSON.stringify(verdict)} of a journal without a hole, and nothing is told`)
  return { lost: lost.length, broken }
}

async function judgeState(base: DamageBase, place: OpenPlace, lost: number): Promise<string[]> {
  const state = place.hall.state()
  const wanted = base.events.filter((event) => event.seq <= state.seq).reduce(reduce, EMPTY_HALL)
  // What opening itself wrote (a notice, a checkpoint) counts, and changes nothing else.
  const isTrue = state.seq <= base.head && base.events[0]?.seq === 1 && stateHash(wanted) === stateHash(state)
  if (isTrue || base.events[0]?.seq !== 1) return []
  return lost > 0 && place.problems.length > 0 ? [] : [`the state at ${state.seq} is not the fold of the events up to it, and nothing is told`]
}

async function judgeAgain(dir: string, state: string, seq: number): Promise<string[]> {
  const place = await openPlace({ dir, now: () => END_AT })
  const broken: string[] = []
  if (seq > 0 && place.fabric.log.seqOfCommand('after') !== seq) broken.push('the command after the damage is gone at the next opening')
  if (stateHash(place.hall.state()) !== state) broken.push('the next opening shows another state than the one it was closed with')
  await place.close()
  return broken
}

function firstTouchedSeq(base: DamageBase, done: Damage): number {
  const name = basename(done.file)
  return base.records.find((record) => record.file === name && record.end > done.from)?.seq ?? Infinity
}

function cutsBetweenRecords(base: DamageBase, done: Damage): boolean {
  const name = basename(done.file)
  return done.kind.startsWith('last segment cut') && base.records.some((record) => record.file === name && record.end === done.from)
}

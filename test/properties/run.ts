// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import { consequences, type Consequence } from '../../shared/commands/consequences.ts'
import { realmRefusal, toEvents, type CommandName, type EventDraft, type Plan, type PlanContext } from '../../shared/commands/index.ts'
import { EARLIEST_INSTANT, LATEST_INSTANT, eventSchema, type Actor, type HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, EVENT_BODIES, REAL, deadlinesOf, reduce, type EventType, type HallState } from '../../shared/hall/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { DEFAULT_RULES } from '../../shared/rules/hallRules.ts'
import { COMMAND_SAMPLES } from '../fixtures/commands.ts'
import { DRILL, NAMES, ROWS, inputOn, senderOf, type Step } from './sequences.ts'

/** The moment sequences begin at. */
export const BEGIN = 1_790_000_000_000

/** What sequences did, for the report of how much was really tried. */
export interface Tally {
  planned: number
  accepted: number
  events: number
  readonly refused: Record<string, number>
  readonly acceptedBy: Record<string, number>
}

/** Nothing tried yet. */
export function newTally(): Tally {
  return { planned: 0, accepted: 0, events: 0, refused: {}, acceptedBy: {} }
}

/** A state with the events that made it and the clock it stands at. */
export interface Run {
  readonly state: HallState
  readonly events: readonly HallEvent[]
  readonly now: number
}

/** A command with everything the hall would check before it is planned. */
export interface Sent {
  readonly name: CommandName
  readonly input: unknown
  readonly realm: string
  readonly actor: Actor
  readonly now: number
}

/** Plans one command and folds its events. Throws where a promise of the table is broken. */
export function send(run: Run, sent: Sent, tally: Tally): Run {
  const { state } = run
  const context: PlanContext = { ...sent, commandId: `c${state.seq}`, layouts: SHIPPED_LAYOUTS, rules: DEFAULT_RULES, recordedFrom: BEGIN - 3_600_000 }
  tally.planned += 1
  const plan: Plan<unknown> = realmRefusal(state, sent.name, sent.realm) ?? ROWS[sent.name].plan(state, sent.input, context)
  if (!plan.ok) {
    const reason = `${sent.name} ${plan.code}`
    tally.refused[reason] = (tally.refused[reason] ?? 0) + 1
    if (!/[\u3400-\u9fff]/.test(plan.messageZh) || plan.message === '') throw new Error(`${sent.name}: a refusal without words: ${JSON.stringify(plan)}`)
    return { ...run, now: sent.now }
  }
  tally.accepted += 1
  tally.acceptedBy[sent.name] = (tally.acceptedBy[sent.name] ?? 0) + 1
  const events = journalled(state, plan.events, context)
  if (events === null) {
    tally.refused[`${sent.name} beyond the calendar`] = (tally.refused[`${sent.name} beyond the calendar`] ?? 0) + 1
    return { ...run, now: sent.now }
  }
  tally.events += events.length
  const output = ROWS[sent.name].output.safeParse(plan.value)
  if (!output.success) throw new Error(`${sent.name}: a value that is not of its schema: ${output.error.message}`)
  const after = events.reduce(reduce, state)
  assertApart(state, after, sent)
  return { state: after, events: [...run.events, ...events], now: sent.now }
}

/** A step of a sequence, sent by somebody who may. */
export function step(run: Run, next: Step, tally: Tally): Run {
  const now = run.now + next.afterMs
  const input = inputOn(run.state, next, now)
  if (input === null) return run
  const actor = senderOf(next.name, input, next.picks[7] ?? 0)
  return send(run, { name: next.name, input, realm: next.realm, actor, now }, tally)
}

/** Runs what the moment brings about until nothing is left, at most this often: a consequence that never ends is a defect. */
export function settle(run: Run, tally: Tally): Run {
  let current = run
  for (let turn = 0; turn < 20; turn += 1) {
    const due = consequences(current.state, DEFAULT_RULES, current.now)
    if (due.length === 0) return current
    const seq = current.state.seq
    for (const one of due) current = consequence(current, one, tally)
    if (current.state.seq === seq) return current
  }
  throw new Error(`consequences without an end: ${JSON.stringify(consequences(current.state, DEFAULT_RULES, current.now)[0])}`)
}

function consequence(run: Run, { name, input, realm }: Consequence, tally: Tally): Run {
  const row = ROWS[name]
  if (!row.roles.includes('system')) throw new Error(`${name}: a consequence that the system may not send`)
  return send(run, { name, input: row.input.parse(input), realm, actor: { principal: 'system', role: 'system' }, now: run.now }, tally)
}

/**
 * The events as they would come back from the journal; throws where a reader would refuse one. Null where a limit was asked for that
 * ends after the last instant there is (the year 2100): the hall refuses that itself before it writes.
 */
function journalled(state: HallState, drafts: readonly EventDraft[], context: PlanContext): HallEvent[] | null {
  const events = JSON.parse(JSON.stringify(toEvents(state.seq, drafts, context))) as HallEvent[]
  for (const event of events) {
    const problem = eventSchema.safeParse(event).error ?? EVENT_BODIES[event.type as EventType].safeParse(event.body).error
    if (problem?.issues.every(isBeyondCalendar)) return null
    if (problem) throw new Error(`${event.type}: ${problem.message}`)
  }
  return events
}

function isBeyondCalendar(issue: z.core.$ZodIssue): boolean {
  return (issue.code === 'too_big' && issue.maximum === LATEST_INSTANT) || (issue.code === 'too_small' && issue.minimum === EARLIEST_INSTANT)
}

/** A command changes its own realm only, and one of a drill nothing that belongs to the real hall. */
function assertApart(before: HallState, after: HallState, { name, realm }: Sent): void {
  for (const id of new Set([...Object.keys(before.realms), ...Object.keys(after.realms)])) {
    if (id !== realm && before.realms[id] !== after.realms[id]) throw new Error(`${name} in ${realm} changed ${id}`)
  }
  if (realm === REAL) return
  if (before.organisation !== after.organisation || before.principals !== after.principals) throw new Error(`${name} in ${realm} changed the hall`)
}

/** What must hold of every state. */
export function assertSound(state: HallState): void {
  for (const [id, realm] of Object.entries(state.realms)) {
    const ids = deadlinesOf(realm).map((deadline) => deadline.id)
    if (new Set(ids).size !== ids.length) throw new Error(`${id}: two limits with one id`)
  }
  if (Object.getPrototypeOf(state.realms) !== Object.prototype) throw new Error('a name of a realm reached the prototype')
}

/** What ends or takes back: left out of one beginning, so that much is open there. */
const ENDINGS = /\.(?:end|close|cancel|withdraw|clear|release|return|revoke|undo|reject|excuse|waive|fulfil|resolve|handOver|discard|sent|declineResponse)$/

/** Halls to begin with: a bare one, one with screens and a drill, one in which every good sample was tried several times over, and one where nothing ended. */
export function beginnings(): readonly Run[] {
  const bare: Run = { state: EMPTY_HALL, events: [], now: BEGIN }
  const open: Step = { ...plain('drill.open', 0), input: { id: DRILL, title: '演练（示例）' }, picks: [8, 8, 8, 8, 8, 8, 8, 8] }
  const started = [plain('system.startSession', 0), open].reduce((run, next) => step(run, next, newTally()), bare)
  const tried = (names: readonly CommandName[]): Run => {
    const rounds = [0, 1, 2, 3].flatMap((round) => names.flatMap((name, index) => sampleSteps(name, { round, salt: round * names.length + index })))
    return rounds.reduce((run, next) => step(run, next, newTally()), started)
  }
  const lasting = NAMES.filter((name) => name !== 'drill.close')
  const busy = [lasting, lasting.filter((name) => !ENDINGS.test(name))].map((names) => settle(tried(names), newTally()))
  return [bare, started, ...busy]
}

/** A sample in the real district, and in the later rounds in the drill too. */
function sampleSteps(name: CommandName, { round, salt }: { readonly round: number; readonly salt: number }): Step[] {
  return round > 1 ? [plain(name, salt), plain(name, salt, DRILL)] : [plain(name, salt)]
}

function plain(name: CommandName, salt: number, realm: string = REAL): Step {
  // Even ones decide whether a name is changed, and here it always is; odd ones decide for which.
  const picks = Array.from({ length: 8 }, (_one, index) => (index % 2 === 0 ? (salt + index) % 6 : (salt * 7 + index * 13) % 9_999))
  return { name, input: COMMAND_SAMPLES[name].good, picks, afterMs: 30_000, realm }
}

// SPDX-License-Identifier: Apache-2.0
// Long sequences of commands: inputs begin as good samples or as random values of the schema, then names in them are changed for
// names that exist at that point, and instants for such near the clock.
import fc from 'fast-check'
import { COMMANDS, type Command, type CommandName } from '../../shared/commands/index.ts'
import type { Actor } from '../../shared/domain/index.ts'
import { REAL, type HallState } from '../../shared/hall/index.ts'
import { arbitraryOf } from '../contracts/arbitrary.ts'
import { COMMAND_SAMPLES } from '../fixtures/commands.ts'
import { anyPool, idPools, poolFor, type IdPools } from './idPools.ts'
import { STORIES, told } from './stories.ts'

/** Rows of the command table, as one type. */
export const ROWS = COMMANDS as unknown as Record<CommandName, Command>
/** Names of all commands; test/contracts asks for a sample of each. */
export const NAMES = (Object.keys(COMMANDS) as CommandName[]).filter((name) => Object.hasOwn(COMMAND_SAMPLES, name))
/** The drill that sequences run beside the real district. */
export const DRILL = 'drill-property'

/** One command to come, as far as it can be said before the state is known. */
export interface Step {
  readonly name: CommandName
  readonly input: unknown
  /** Decides which existing names stand in the input. */
  readonly picks: readonly number[]
  /** Milliseconds since the step before; now and then the clock was set back. */
  readonly afterMs: number
  readonly realm: string
  /** Part of a story: what its marks stand for is put in, and nothing else is changed. */
  readonly isTold?: boolean
}

const MINUTE = 60_000
const picks = fc.array(fc.nat({ max: 9_999 }), { minLength: 8, maxLength: 8 })
const afterMs = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 10_000 }) },
  { weight: 6, arbitrary: fc.nat({ max: 20 * MINUTE }) },
  { weight: 1, arbitrary: fc.integer({ min: -MINUTE, max: 0 }) },
)
const realm = fc.oneof({ weight: 4, arbitrary: fc.constant(REAL) }, { weight: 1, arbitrary: fc.constant(DRILL) })

const STEPS = NAMES.map((name) => {
  const sample = fc.constant(COMMAND_SAMPLES[name].good as unknown)
  const input = fc.oneof({ weight: 3, arbitrary: sample }, { weight: 1, arbitrary: arbitraryOf(ROWS[name].input) as fc.Arbitrary<unknown> })
  return fc.record<Step>({ name: fc.constant(name), input, picks, afterMs, realm })
})

/** Some commands of one noun on the same things in one realm: so an order is signed, handled and closed, not only issued. */
const BURSTS = [...new Set(NAMES.map(nounOf))].map((noun) => {
  const own = STEPS.filter((_step, index) => nounOf(NAMES[index]!) === noun)
  return fc
    .tuple(fc.array(fc.oneof(...own), { minLength: 2, maxLength: 5 }), picks, realm)
    .map(([steps, same, where]) => steps.map((one) => ({ ...one, picks: same, realm: where })))
})

/** A story with some of its steps left out, in one realm. */
const TELLINGS = STORIES.map((story) =>
  fc
    .tuple(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: story.length, maxLength: story.length }), picks, realm)
    .map(([kept, same, where]) =>
      story.flatMap(([name, input], index) => (kept[index] === 0 ? [] : [{ name, input, picks: same, afterMs: 20_000, realm: where, isTold: true }])),
    ),
)

/** Sequences of at most this many commands, over all areas. */
export function sequencesOf(maxLength: number): fc.Arbitrary<readonly Step[]> {
  const single = fc.oneof(...STEPS).map((one) => [one])
  const part = fc.oneof({ weight: 12, arbitrary: single }, { weight: 6, arbitrary: fc.oneof(...BURSTS) }, { weight: 1, arbitrary: fc.oneof(...TELLINGS) })
  return fc.array(part, { minLength: 1, maxLength, size: 'max' }).map((parts) => parts.flat().slice(0, maxLength))
}

function nounOf(name: string): string {
  return name.split('.')[0] ?? ''
}

/** The input of a step on this state: valid by the command's own schema, whatever was picked. Null when the step itself is not. */
export function inputOn(state: HallState, step: Step, now: number): unknown {
  const schema = ROWS[step.name].input
  if (step.isTold) return schema.safeParse(told(step.input, state, { realm: step.realm, now })).data ?? null
  const pools = idPools(state, step.realm)
  const noun = nounOf(step.name)
  let next = 0
  const pick = (): number => step.picks[next++ % step.picks.length] ?? 0
  const parsed = schema.safeParse(changed(step.input, { field: '', noun, pools, now, pick }))
  if (parsed.success) return parsed.data
  const plain = schema.safeParse(step.input)
  return plain.success ? plain.data : null
}

/** Somebody who may send this command; a feed is the one the input speaks of. */
export function senderOf(name: CommandName, input: unknown, pick: number): Actor {
  const { roles } = ROWS[name]
  const role = roles[pick % roles.length] ?? 'system'
  const source = (input as { source?: unknown }).source
  return { role, principal: role === 'feed' && typeof source === 'string' ? `feed:${source}` : role }
}

interface Place {
  readonly field: string
  readonly noun: string
  readonly pools: IdPools
  readonly now: number
  readonly pick: () => number
}

function changed(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, place))
  if (typeof value === 'string') return changedText(value, place)
  if (typeof value === 'number') return changedNumber(value, place)
  if (value === null || typeof value !== 'object') return value
  // An `id` inside `unit` names a unit, whatever the command speaks of.
  const noun = place.field === '' ? place.noun : place.field
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, changed(one, { ...place, field, noun })]))
}

/** Seven of ten names become one that fits, one of ten any that exists, the others stay. */
function changedText(text: string, { field, noun, pools, pick }: Place): string {
  if (!/^(?:id|key|ids|keys|to|from|by|target|unit|post)$|(?:Id|Ids|Key|Keys)$/.test(field)) return text
  const luck = pick() % 10
  if (luck > 7) return text
  const pool = luck === 7 ? anyPool(pools) : poolFor(pools, field, noun)
  return pool.length === 0 ? text : (pool[pick() % pool.length] ?? text)
}

/** Instants near the clock, on both sides of it and on it. */
function changedNumber(value: number, { field, now, pick }: Place): number {
  if (!/^(?:at|until|from)$|(?:At|Until)$/.test(field)) return value
  const luck = pick() % 8
  if (luck > 5) return value
  // What ends lies ahead, what happened lies behind; one in six is the other way round.
  const isAhead = /^until$|(?:Until|dueAt)$/.test(field)
  return now + (luck < 5 === isAhead ? 1 : -1) * (pick() % 120) * MINUTE
}

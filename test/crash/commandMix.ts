// SPDX-License-Identifier: Apache-2.0
import type { CommandInput, CommandName } from '../../shared/contracts/index.ts'
import type { Actor } from '../../shared/domain/index.ts'
import { COMMAND_SAMPLES } from '../fixtures/commands.ts'
import type { Random } from './random.ts'

/** A command as the hall is given it. */
export interface MixedCommand {
  readonly name: string
  readonly input: unknown
  readonly actor: Actor
}

const OPERATOR: Actor = { principal: 'console', role: 'operator' }
const SYSTEM: Actor = { principal: 'system', role: 'system' }
// A feed speaks for its own source only.
function feed(source: string): Actor {
  return { principal: `feed:${source}`, role: 'feed' }
}

const LAYOUTS = ['overview', 'map', 'emergency']
const COLOURS = ['blue', 'yellow', 'orange', 'red'] as const

/** Starts a session of two screens: the first command of every life. */
export const START_SESSION: MixedCommand = {
  name: 'system.startSession',
  input: { product: '0', runtime: 'test', screens: ['s1', 's2'], layoutId: 'overview', forceLayout: false },
  actor: SYSTEM,
}

function good<Name extends CommandName>(name: Name): CommandInput<Name> {
  return COMMAND_SAMPLES[name].good
}

function report(random: Random, key: string): MixedCommand {
  const summary = `${good('report.receive').summary}，第 ${key} 号`.padEnd(20 + random.below(300), '水')
  return { name: 'report.receive', input: { ...good('report.receive'), id: key, summary }, actor: feed(good('report.receive').source) }
}

function incident(random: Random, key: string): MixedCommand {
  // A small circle of incidents, so that most of them are told of again and again.
  const id = `water-${random.below(12)}`
  const rev = Number(key.replaceAll(/\D/g, '').slice(0, 12))
  return { name: 'incident.record', input: { ...good('incident.record'), id, rev }, actor: feed(good('incident.record').source) }
}

function warning(random: Random, key: string): MixedCommand {
  const sample = good('warning.record')
  return {
    name: 'warning.record',
    input: { ...sample, id: key, warning: { ...sample.warning, colour: random.pick(COLOURS), expiresAt: sample.warning.sentAt + random.below(600_000) } },
    actor: feed(sample.source),
  }
}

const RECIPES: readonly (readonly [weight: number, make: (random: Random, key: string) => MixedCommand])[] = [
  [40, report],
  [20, incident],
  [10, warning],
  [8, (random) => ({ name: 'layout.take', input: { layoutId: random.pick(LAYOUTS) }, actor: OPERATOR })],
  [4, () => ({ name: 'layout.back', input: {}, actor: OPERATOR })],
  [4, (random) => ({ name: 'layout.preview', input: { layoutId: random.pick(LAYOUTS) }, actor: OPERATOR })],
  [4, (random) => ({ name: 'wall.appearance', input: { theme: random.pick(['light', 'dark']) }, actor: OPERATOR })],
  [4, (random) => ({ name: 'incident.choose', input: { incidentId: `water-${random.below(12)}` }, actor: OPERATOR })],
  [3, () => ({ name: 'response.raise', input: good('response.raise'), actor: OPERATOR })],
  [6, (_random, key) => ({ name: 'system.notice', input: { code: 'clock-stepped', detail: key }, actor: SYSTEM })],
]
const TOTAL = RECIPES.reduce((sum, [weight]) => sum + weight, 0)

/** A command of the mix of a busy hall; `key` is new for every command. A few are refused, as in a hall. */
export function mixedCommand(random: Random, key: string): MixedCommand {
  let left = random.next() * TOTAL
  for (const [weight, make] of RECIPES) {
    left -= weight
    if (left < 0) return make(random, key)
  }
  return report(random, key)
}

// SPDX-License-Identifier: Apache-2.0
// Plan and reduce of a hundred thousand commands in plain Node; `npm run bench -- hall` bundles and runs it. Prints one JSON line.
import type { Actor, HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { DEFAULT_RULES } from '../../shared/rules/hallRules.ts'
import { checkCommand, type CheckedCommand } from '../../electron/hall/checkCommand.ts'
import { planGroup } from '../../electron/hall/planGroup.ts'
import { mixedCommand, START_SESSION, type MixedCommand } from '../crash/commandMix.ts'
import { randomOf } from '../crash/random.ts'

const START = 1_790_000_000_000
const COMMANDS = 100_000
const GROUP = 100
const OPERATOR: Actor = { principal: 'console', role: 'operator' }

interface Desk {
  state: HallState
  now: number
  done: number
  planMs: number
  refused: number
  readonly events: HallEvent[]
}

function check({ name, input, actor }: MixedCommand, commandId: string): CheckedCommand {
  const checked = checkCommand({ name, input, commandId, realm: 'real', preview: false }, actor)
  if ('ok' in checked) throw new Error(`${name}: ${checked.message}`)
  return checked
}

/** Runs a group and adds up the time of checking, planning and reducing it. */
function run(desk: Desk, commands: readonly MixedCommand[]): readonly unknown[] {
  const began = performance.now()
  const checked = commands.map((command, index) => check(command, `c${desk.done + index}`))
  const draft = planGroup(desk.state, checked, {
    contextOf: ({ actor, commandId, realm }) => ({
      now: desk.now,
      actor,
      commandId,
      realm,
      layouts: SHIPPED_LAYOUTS,
      rules: DEFAULT_RULES,
      recordedFrom: null,
    }),
    answerOf: () => null,
  })
  desk.planMs += performance.now() - began
  desk.state = draft.state
  desk.events.push(...draft.events)
  desk.done += commands.length
  desk.refused += draft.answers.filter((answer) => !answer.ok).length
  desk.now += 1000
  return draft.answers.map((answer) => (answer.ok ? answer.value : null))
}

function ask(desk: Desk, name: string, input: unknown): Record<string, unknown> {
  return (run(desk, [{ name, input, actor: OPERATOR }])[0] ?? {}) as Record<string, unknown>
}

/** One incident from its opening to its close, with casualties and orders. */
function liveIncident(desk: Desk, number: number): void {
  const opened = ask(desk, 'incident.open', {
    title: `车间起火（示例 ${number}）`,
    subClass: 'fire',
    address: `示例路${number}号`,
    learnedAt: desk.now - 60_000,
  })
  const incidentId = String(opened['id'] ?? opened['incidentId'])
  ask(desk, 'casualty.record', { incidentId, source: '120', category: 'light', count: number % 5, verification: 'verified', at: desk.now })
  for (let order = 0; order < 2; order += 1) {
    const issued = ask(desk, 'order.issue', { title: '到场处置', unit: { name: '区消防救援支队' }, urgency: 'urgent', incidentId })
    const id = String(issued['id'] ?? issued['orderId'])
    ask(desk, 'order.sign', { id })
    ask(desk, 'order.handle', { id })
    ask(desk, 'order.feedback', { id, text: '正在处置' })
    ask(desk, 'order.close', { id, result: '处置完毕' })
  }
  ask(desk, 'incident.close', { incidentId, summary: '明火已扑灭，无人员被困（示例）。' })
}

function liveAll(): Desk {
  const desk: Desk = { state: EMPTY_HALL, now: START, done: 0, planMs: 0, refused: 0, events: [] }
  run(desk, [START_SESSION])
  const random = randomOf(11)
  for (let turn = 0; desk.done < COMMANDS; turn += 1) {
    run(
      desk,
      Array.from({ length: GROUP }, (_, index) => mixedCommand(random, `k${desk.done + index}`)),
    )
    liveIncident(desk, turn)
  }
  return desk
}

const desk = liveAll()
const text = desk.events.map((event) => JSON.stringify(event))
let began = performance.now()
const folded = desk.events.reduce(reduce, EMPTY_HALL)
const foldMs = performance.now() - began
// The peer: the same events only written and read again as JSON, which no hall can do without.
began = performance.now()
let bytes = 0
for (const line of text) bytes += JSON.stringify(JSON.parse(line)).length
const jsonMs = performance.now() - began
process.stdout.write(
  JSON.stringify({
    commands: desk.done,
    events: desk.events.length,
    refused: desk.refused,
    planMs: desk.planMs,
    foldMs,
    jsonMs,
    bytes,
    stateBytes: JSON.stringify(folded).length,
    same: JSON.stringify(folded) === JSON.stringify(desk.state),
  }) + '\n',
)

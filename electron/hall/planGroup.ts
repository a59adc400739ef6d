// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { canonicalJson } from '../../shared/base/index.ts'
import { COMMANDS, refuse, toEvents, type Command, type PlanContext, type Refusal, type RefusalCode } from '../../shared/commands/index.ts'
import type { CommandAnswer } from '../../shared/contracts/index.ts'
import { eventSchema, type Actor, type HallEvent } from '../../shared/domain/index.ts'
import { EVENT_BODIES, reduce, type EventType, type HallState } from '../../shared/hall/index.ts'

/** A command whose name, role and input were found good. */
export interface CheckedCommand {
  readonly command: Command
  readonly input: unknown
  readonly actor: Actor
  readonly commandId: string
  readonly realm: string
  /** Name and input as one text: what tells a repetition from another command under the same id. */
  readonly print: string
}

/** A command that was done, as far as its repetition needs it. */
export interface DoneCommand {
  readonly print: string
  readonly answer: CommandAnswer
}

/** Draft of a group: the state as it would be, the events that make it so, an answer for each command. */
export interface GroupDraft {
  readonly state: HallState
  readonly events: readonly HallEvent[]
  readonly answers: readonly CommandAnswer[]
}

/** A request with its defaults filled in. */
export interface NamedCommand {
  readonly name: string
  readonly input: unknown
  readonly commandId: string
  readonly realm: string
}

/** Looks up the row, the role and the strict input of a command; the refusal names the first wrong field. */
export function checkCommand(request: NamedCommand, actor: Actor): CheckedCommand | Refusal {
  if (!Object.hasOwn(COMMANDS, request.name)) return refusal('unknown-command', `there is no command "${request.name}"`)
  const command = COMMANDS[request.name as keyof typeof COMMANDS] as unknown as Command
  if (!command.roles.includes(actor.role)) return refusal('forbidden', `${request.name} needs one of: ${command.roles.join(', ')}`)
  const input = command.input.safeParse(request.input)
  if (!input.success) return refusal('bad-input', firstIssue(input.error))
  const print = createHash('sha256')
    .update(canonicalJson([request.name, input.data, request.realm]))
    .digest('base64')
  return { command, input: input.data, actor, commandId: request.commandId, realm: request.realm, print }
}

/**
 * Plans commands in order, each on what the ones before it would make of the state. Nothing is real before the events
 * are on disk. `answerOf` gives the answer of a command that was done before, or the refusal of another one under its id.
 */
export function planGroup(
  start: HallState,
  commands: readonly CheckedCommand[],
  setting: { readonly contextOf: (command: CheckedCommand) => PlanContext; readonly answerOf: (command: CheckedCommand) => CommandAnswer | null },
): GroupDraft {
  let state = start
  const events: HallEvent[] = []
  const answers: CommandAnswer[] = []
  const inGroup = new Map<string, DoneCommand>()
  for (const command of commands) {
    const known = inGroup.get(command.commandId)
    const before = known ? repeatedAnswer(known, command) : setting.answerOf(command)
    const planned = before ? null : planOne(state, command, setting.contextOf(command))
    const answer = before ?? planned!.answer
    if (planned) {
      state = planned.state
      events.push(...planned.events)
    }
    if (planned && answer.ok) inGroup.set(command.commandId, { print: command.print, answer })
    answers.push(answer)
  }
  return { state, events, answers }
}

/** The first answer for a repetition; a refusal when the id was spent on another command. */
export function repeatedAnswer({ print, answer }: DoneCommand, command: CheckedCommand): CommandAnswer {
  // The id of a feed's fact is its source's id and revision; what a source says anew under the same ones is no mistake of a caller.
  if (command.actor.role === 'feed') return answer
  return print === command.print ? answer : refusal('bad-input', 'commandId: this commandId was used for another command')
}

function planOne(
  state: HallState,
  { command, input, commandId }: CheckedCommand,
  context: PlanContext,
): { state: HallState; events: readonly HallEvent[]; answer: CommandAnswer } {
  const refused = (answer: Refusal) => ({ state, events: [], answer })
  try {
    const plan = command.plan(state, input as z.infer<typeof command.input>, context)
    if (!plan.ok) return refused(plan)
    // Through JSON, so that the state made here is the state that a later reading of the journal makes.
    const events = JSON.parse(JSON.stringify(toEvents(state.seq, plan.events, context))) as HallEvent[]
    const wrong = events.map(eventProblem).find((problem) => problem !== null)
    if (wrong) return refused(refusal('bad-input', wrong))
    const after = events.reduce(reduce, state)
    return { state: after, events, answer: { ok: true, value: plan.value, seq: after.seq, commandId } }
  } catch (error) {
    // A plan that throws is a defect; the hall stays up and the caller gets an answer.
    return refused(refusal('bad-input', `the command could not be planned: ${String((error as Error)?.message ?? error)}`))
  }
}

// What a reader of the journal would refuse must never be written, whichever plan or clock made it.
function eventProblem(event: HallEvent): string | null {
  const envelope = eventSchema.safeParse(event)
  if (!envelope.success) return `${event.type}: ${firstIssue(envelope.error)}`
  const body = EVENT_BODIES[event.type as EventType].safeParse(event.body)
  return body.success ? null : `${event.type}: ${firstIssue(body.error)}`
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'not valid'}`
}

/** A refusal with its code from the closed list. */
export function refusal(code: RefusalCode, message: string): Refusal {
  return refuse(code, message)
}

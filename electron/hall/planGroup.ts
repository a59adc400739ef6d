// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import { realmRefusal, refuse, toEvents, type PlanContext, type Refusal, type RefusalCode } from '../../shared/commands/index.ts'
import type { CommandAnswer } from '../../shared/contracts/index.ts'
import { eventSchema, type HallEvent } from '../../shared/domain/index.ts'
import { EVENT_BODIES, reduce, type EventType, type HallState } from '../../shared/hall/index.ts'
import type { CheckedCommand } from './checkCommand.ts'
import { stateChanges } from './stateChanges.ts'

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
    if (command.preview) {
      answers.push(previewOf(state, command, setting.contextOf(command)))
      continue
    }
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
  const spent = { zh: 'commandId: 此编号已用于另一条命令', en: 'commandId: this commandId was used for another command' }
  return print === command.print ? answer : refuse('bad-input', spent)
}

/** What a command would answer and change on this state; nothing of it stays. */
function previewOf(state: HallState, command: CheckedCommand, context: PlanContext): CommandAnswer {
  const { state: after, events, answer } = planOne(state, command, context)
  if (!answer.ok) return answer
  const { changes, leftOut } = stateChanges(state, after)
  const said = events.map(({ type, realm, body }) => ({ type, realm, body }))
  return { ok: true, preview: true, value: answer.value, events: said, changes, ...(leftOut > 0 ? { changesLeftOut: leftOut } : {}) }
}

function planOne(
  state: HallState,
  { name, command, input, commandId, realm }: CheckedCommand,
  context: PlanContext,
): { state: HallState; events: readonly HallEvent[]; answer: CommandAnswer } {
  const refused = (answer: Refusal) => ({ state, events: [], answer })
  const outside = realmRefusal(state, name, realm)
  if (outside) return refused(outside)
  try {
    const plan = command.plan(state, input as z.infer<typeof command.input>, context)
    if (!plan.ok) return refused(plan)
    // Through JSON, so that the state made here is the state that a later reading of the journal makes.
    const events = JSON.parse(JSON.stringify(toEvents(state.seq, plan.events, context))) as HallEvent[]
    const wrong = events.map(eventProblem).find((problem) => problem !== null)
    if (wrong) return refused(refuse('bad-input', { zh: `命令的结果无法写入日志: ${wrong}`, en: wrong }))
    const after = events.reduce(reduce, state)
    return { state: after, events, answer: { ok: true, value: plan.value, seq: after.seq, commandId } }
  } catch (error) {
    // A plan that throws is a defect; the hall stays up and the caller gets an answer.
    const reason = String((error as Error)?.message ?? error)
    return refused(refuse('bad-input', { zh: `命令未能处理: ${reason}`, en: `the command could not be planned: ${reason}` }))
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

// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { commandRequestSchema, type CommandAnswer } from '../../shared/contracts/index.ts'
import { issueText, refuse } from '../../shared/commands/index.ts'
import type { Actor, HallEvent } from '../../shared/domain/index.ts'
import { REAL, reduce, type HallState } from '../../shared/hall/index.ts'
import type { LayoutSet } from '../../shared/layouts/index.ts'
import { DEFAULT_RULES, type HallRules } from '../../shared/rules/hallRules.ts'
import type { EventLog, LogHead } from '../fabric/index.ts'
import { CheckpointKeeper, type CheckpointOptions } from './checkpointKeeper.ts'
import { openState } from './openState.ts'
import type { PastSource, PastStates } from './pastStates.ts'
import { checkCommand, type CheckedCommand } from './checkCommand.ts'
import { planGroup, refusal, repeatedAnswer, type DoneCommand } from './planGroup.ts'
import { StoredStates } from './storedStates.ts'

// Ids of feed facts are made of source, dataset, id and rev, and so are longer than those of outside callers.
const requestSchema = commandRequestSchema.extend({ commandId: z.string().min(1).max(300).optional() })
const ANSWERS_KEPT = 10_000
// A group is planned in one go on the main thread; this many plans stay well below a frame.
const GROUP_COMMANDS = 500

/** What the hall stands on. `recordedFrom` is the earliest moment of the feed log, null while nothing is recorded. */
export interface HallOptions {
  readonly log: EventLog
  readonly clock: { now(): number }
  readonly layouts: LayoutSet
  /** Rules of command in force; the shipped ones when absent. */
  readonly rules?: HallRules
  readonly recordedFrom: () => number | null
  /** Checkpoints and retention; without them every start folds the whole journal. */
  readonly checkpoints?: CheckpointOptions
}

/** A command as a caller gives it; the id makes repeating it harmless and is made up when absent. */
export interface HallRequest {
  readonly name: string
  readonly input: unknown
  readonly commandId?: string
  readonly realm?: string
  /** Dry run: the answer says what would change, and nothing does. */
  readonly preview?: boolean
}

/** Hears every group of events after it is on disk and in the state. */
export type HallListener = (events: readonly HallEvent[]) => void

interface Job {
  readonly checked: CheckedCommand
  readonly resolve: (answer: CommandAnswer) => void
}

/** The only place where commands become events: check, plan on a draft, journal, then state, listeners and answers. */
export class Hall {
  readonly #options: HallOptions
  readonly #past: PastStates
  readonly #source: PastSource
  readonly #keeper: CheckpointKeeper | null
  readonly #queue: Job[] = []
  readonly #listeners = new Set<HallListener>()
  readonly #answers = new Map<string, DoneCommand>()
  #layouts: LayoutSet
  #rules: HallRules
  #state: HallState
  #pumping: Promise<void> | null = null
  #closing = false

  private constructor(options: HallOptions, opened: { past: PastStates; state: HallState; stored: StoredStates | null }) {
    this.#options = options
    const { past, state, stored } = opened
    const { log, clock, checkpoints } = options
    this.#past = past
    this.#keeper = checkpoints && stored ? new CheckpointKeeper({ log, stored, now: () => clock.now(), options: checkpoints }) : null
    this.#source = {
      readByTime: (from, to, fromSeq) => log.readByTime(from, to, fromSeq),
      storedAt: async (at, afterSeq) => (await stored?.storedAt(at, afterSeq)) ?? null,
      firstSeq: () => log.firstSeq(),
    }
    this.#layouts = options.layouts
    this.#rules = options.rules ?? DEFAULT_RULES
    this.#state = state
  }

  /** Opens the hall on its journal: the newest stored state, and the events behind it. Rejects when the journal cannot be read. */
  static async open(options: HallOptions): Promise<Hall> {
    const { log, checkpoints } = options
    const stored = checkpoints ? new StoredStates(log, checkpoints) : null
    return new Hall(options, { ...(await openState({ log, stored, tell: checkpoints?.tell ?? (() => undefined) })), stored })
  }

  /** Runs a command; answers after its events are on disk. Never rejects. */
  execute(request: HallRequest, actor: Actor): Promise<CommandAnswer> {
    if (this.#closing) return Promise.resolve(refusal('closing', 'the hall is closing'))
    const parsed = requestSchema.safeParse(request)
    if (!parsed.success) return Promise.resolve(refuse('bad-input', issueText(requestSchema, request, 'command') ?? 'command'))
    const { name, input, commandId = randomUUID(), realm = REAL, preview = false } = parsed.data
    const checked = checkCommand({ name, input, commandId, realm, preview }, actor)
    if ('ok' in checked) return Promise.resolve(checked)
    return new Promise((resolve) => {
      this.#queue.push({ checked, resolve })
      this.#pumping ??= this.#pump()
    })
  }

  /** State after the last event on disk; never changed in place. */
  state(): HallState {
    return this.#state
  }

  /** Number and hash of the journal's last record. */
  head(): LogHead {
    return this.#options.log.head()
  }

  /** Calls the listener with every later group of events; the answer ends it. */
  subscribe(listener: HallListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** State as it was at a past moment: all events with `at` up to it, folded. Rejects with NotRecordedError where retention dropped it, or when the journal cannot be read. */
  stateAt(at: number): Promise<HallState> {
    return this.#past.stateAt(at, this.#source)
  }

  /** Journal events from this number on, up to the head at the time of the call. */
  eventsFrom(seq: number): AsyncIterable<HallEvent> {
    return this.#options.log.read(seq)
  }

  /** Puts other layouts in force for the commands that come from now on. */
  setLayouts(layouts: LayoutSet): void {
    this.#layouts = layouts
  }

  /** Rules of command in force. */
  rules(): HallRules {
    return this.#rules
  }

  /** Puts other rules in force for the commands that come from now on. */
  setRules(rules: HallRules): void {
    this.#rules = rules
  }

  /** Refuses new commands, waits for those on their way, and leaves a checkpoint for the next start. */
  async close(): Promise<void> {
    this.#closing = true
    await this.#pumping
    if (this.#keeper?.isDue(this.#state, true)) await this.#checkpoint(this.#keeper)
    await this.#keeper?.close()
  }

  async #pump(): Promise<void> {
    // A turn is given away first, so that commands sent together become one group.
    await Promise.resolve()
    while (this.#queue.length > 0) {
      const group = this.#queue.splice(0, GROUP_COMMANDS)
      const answers = await this.#runGroup(group.map((job) => job.checked)).catch((error: unknown) =>
        group.map(() => refusal('journal-unavailable', String(error))),
      )
      group.forEach((job, index) => job.resolve(answers[index]!))
      if (this.#keeper?.isDue(this.#state)) await this.#checkpoint(this.#keeper)
    }
    this.#pumping = null
  }

  async #checkpoint(keeper: CheckpointKeeper): Promise<void> {
    this.#take(await keeper.write(this.#state))
  }

  /** Events that are on disk become state, past and news. */
  #take(events: readonly HallEvent[], after = events.reduce(reduce, this.#state)): void {
    this.#state = after
    if (events.length === 0) return
    this.#past.note(after)
    this.#tell(events)
  }

  async #runGroup(commands: readonly CheckedCommand[]): Promise<readonly CommandAnswer[]> {
    const draft = planGroup(this.#state, commands, {
      contextOf: ({ actor, commandId, realm }) => ({
        now: this.#options.clock.now(),
        actor,
        commandId,
        layouts: this.#layouts,
        rules: this.#rules,
        realm,
        recordedFrom: this.#options.recordedFrom(),
      }),
      answerOf: (command) => this.#answerOf(command),
    })
    if (draft.events.length > 0) {
      const written = await this.#options.log.append(draft.events.map(withoutSeq), this.#state.seq)
      // Also refusals fall with the draft: they were decided on a state that never came to be.
      if (!written.ok) return commands.map((command) => this.#answerOf(command) ?? refusal('journal-unavailable', written.message))
    }
    for (const [index, command] of commands.entries()) this.#remember(command, draft.answers[index]!)
    this.#take(draft.events, draft.state)
    return draft.answers
  }

  #answerOf(command: CheckedCommand): CommandAnswer | null {
    const { commandId } = command
    const known = this.#answers.get(commandId)
    if (known) return repeatedAnswer(known, command)
    // After a restart value and input are gone, but not the fact: it was done, and is not done again.
    const seq = this.#options.log.seqOfCommand(commandId)
    return seq === null ? null : { ok: true, value: null, seq, commandId }
  }

  #remember({ commandId, print }: CheckedCommand, answer: CommandAnswer): void {
    if (!answer.ok || answer.preview) return
    this.#answers.delete(commandId)
    this.#answers.set(commandId, { print, answer })
    if (this.#answers.size > ANSWERS_KEPT) this.#answers.delete(this.#answers.keys().next().value!)
  }

  #tell(events: readonly HallEvent[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(events)
      } catch {
        // What is on disk is true whoever fails to hear it; a listener reports its own faults.
      }
    }
  }
}

function withoutSeq({ seq: _seq, ...event }: HallEvent): Omit<HallEvent, 'seq'> {
  return event
}

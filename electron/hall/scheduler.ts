// SPDX-License-Identifier: Apache-2.0
import { consequences, type Consequence } from '../../shared/commands/index.ts'
import type { CommandAnswer } from '../../shared/contracts/index.ts'
import type { Actor } from '../../shared/domain/index.ts'
import { deadlinesOf, isOpenDrill, REAL, type HallState } from '../../shared/hall/index.ts'
import type { HallRules } from '../../shared/rules/hallRules.ts'
import { DUE_PREFIX } from './checkCommand.ts'
import type { Hall } from './hall.ts'

const SYSTEM: Actor = { principal: 'system', role: 'system' }
// Two looks are never closer than this, so that a flood of facts does not become a flood of looks.
const SHORTEST_GAP_MS = 100
const LONGEST_GAP_MS = 1000
// Looking may take a twentieth of the main thread, not more.
const GAP_PER_LOOK = 20
// What depends on time without a limit of its own is seen at the latest after this.
const LONGEST_WAIT_MS = 5000
const REMEMBERED = 20_000

/** What the scheduler stands on. `after` starts a timer and answers how to end it. */
export interface SchedulerOptions {
  readonly hall: Pick<Hall, 'execute' | 'state' | 'subscribe'>
  readonly clock: { now(): number }
  readonly rules: () => HallRules
  readonly monotonicMs: () => number
  readonly after: (delayMs: number, act: () => void) => () => void
  /** Tells the operator of a consequence that was refused, once. */
  readonly tell: (code: string, detail: string) => void
}

/**
 * Does what a moment brings about: after every group of events and when the next limit runs out it sends the commands
 * that `consequences` lists. Their ids make each happen once, whoever sends it again.
 */
export class HallScheduler {
  readonly #options: SchedulerOptions
  readonly #unsubscribe: () => void
  readonly #done = new Set<string>()
  readonly #told = new Set<string>()
  #stopTimer: (() => void) | null = null
  #wakeAtMs = Infinity
  #lookedAtMs = -Infinity
  #gapMs = SHORTEST_GAP_MS
  #looking: Promise<void> | null = null
  #isStopped = false

  constructor(options: SchedulerOptions) {
    this.#options = options
    this.#unsubscribe = options.hall.subscribe(() => this.wake())
    this.wake()
  }

  /** Looks soon: something changed. */
  wake(): void {
    this.#lookIn(Math.max(0, this.#lookedAtMs + this.#gapMs - this.#options.monotonicMs()))
  }

  /** Looks now, and again while what was done brings about more; resolves when nothing is left to do at this moment. */
  async look(): Promise<void> {
    while (!this.#isStopped && (await this.#lookOnce()) > 0);
  }

  /** Ends it and waits for what is on its way. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#stopTimer?.()
    this.#unsubscribe()
    await this.#looking
  }

  #lookIn(delayMs: number): void {
    const at = this.#options.monotonicMs() + delayMs
    if (this.#isStopped || at >= this.#wakeAtMs) return
    this.#stopTimer?.()
    this.#wakeAtMs = at
    this.#stopTimer = this.#options.after(delayMs, () => this.#timerRang())
  }

  #timerRang(): void {
    this.#wakeAtMs = Infinity
    if (this.#looking) return this.#lookIn(this.#gapMs)
    this.#looking = this.#lookOnce()
      .then((count) => (count > 0 ? this.wake() : this.#lookIn(this.#waitMs())))
      .finally(() => (this.#looking = null))
  }

  /** One look; how many commands it sent that were done. */
  async #lookOnce(): Promise<number> {
    const due = this.#due()
    if (due.length === 0) return 0
    const sent = await Promise.all(due.map(async (one) => ({ one, answer: await this.#send(one) })))
    const done = sent.filter(({ answer }) => answer.ok)
    for (const { one } of done) this.#remember(this.#done, sentId(one))
    this.#tellRefused(
      sent.flatMap(({ one, answer }) => (isRefused(answer) ? [{ id: sentId(one), words: `${one.name}: ${answer.code} ${answer.message}` }] : [])),
    )
    return done.length
  }

  #due(): Consequence[] {
    const { hall, rules, clock, monotonicMs } = this.#options
    const startMs = monotonicMs()
    const due = consequences(hall.state(), rules(), clock.now()).filter((one) => !this.#done.has(sentId(one)))
    this.#lookedAtMs = monotonicMs()
    this.#gapMs = Math.min(LONGEST_GAP_MS, Math.max(SHORTEST_GAP_MS, (this.#lookedAtMs - startMs) * GAP_PER_LOOK))
    return due
  }

  #send(one: Consequence): Promise<CommandAnswer> {
    const { name, input, realm } = one
    return this.#options.hall.execute({ name, input, commandId: sentId(one), realm }, SYSTEM)
  }

  // Somebody may have been faster between the look and the plan; only what is still due after a refusal is a fault.
  #tellRefused(refused: readonly { readonly id: string; readonly words: string }[]): void {
    if (refused.length === 0) return
    const stillDue = new Set(this.#due().map(sentId))
    for (const { id, words } of refused) {
      if (!stillDue.has(id) || this.#told.has(id)) continue
      this.#remember(this.#told, id)
      this.#options.tell('consequence-refused', `${id} · ${words}`)
    }
  }

  #waitMs(): number {
    const { hall, clock } = this.#options
    return Math.max(this.#gapMs, Math.min(LONGEST_WAIT_MS, nextDueAt(hall.state(), clock.now()) + 1 - clock.now()))
  }

  #remember(ids: Set<string>, id: string): void {
    ids.add(id)
    if (ids.size > REMEMBERED) ids.delete(ids.values().next().value!)
  }
}

/** The next moment at which a limit of a running realm ends; Infinity when none runs. */
export function nextDueAt(state: HallState, now: number): number {
  const running = Object.entries(state.realms).filter(([id]) => id === REAL || isOpenDrill(state, id))
  const due = running.flatMap(([, realm]) => deadlinesOf(realm).filter((one) => one.doneAt === undefined && one.dueAt >= now))
  return due.reduce((soonest, one) => Math.min(soonest, one.dueAt), Infinity)
}

// Realms have limits of the same name; a command id is spent in all of them.
function sentId({ realm, commandId }: Consequence): string {
  return DUE_PREFIX + (realm === REAL ? commandId : `${realm}/${commandId}`)
}

// The journal may come back; a hall that closes is no fault.
function isRefused(answer: CommandAnswer): answer is Extract<CommandAnswer, { ok: false }> {
  return !answer.ok && answer.code !== 'journal-unavailable' && answer.code !== 'closing'
}

// SPDX-License-Identifier: Apache-2.0
import { inject, provide, shallowRef, type InjectionKey } from 'vue'
import type { CommandAnswer, CommandInput, CommandName, RefusalCode } from '../../shared/contracts/index.ts'
import type { RefusalText } from '../../shared/commands/index.ts'
import { sendCommand } from '../bridge/index.ts'
import type { LiveContext } from '../live/index.ts'

/** Why the last command was not done, as the status line says it until `untilAt` (hall time). */
export interface DeskRefusal {
  readonly code: RefusalCode | 'lost-main'
  /** What exactly was wrong, in both languages. */
  readonly detail: RefusalText
  readonly untilAt: number
}

const SHOWN_MS = 8_000

/** The operator's desk: sends commands and keeps the last refusal in sight for some seconds. */
export class Desk {
  readonly refusal = shallowRef<DeskRefusal | null>(null)
  private live: LiveContext | null = null

  /** Connects the desk to the hall's clock, which ends a refusal's time in sight. */
  attach(live: LiveContext): void {
    this.live = live
  }

  /** Sends a command; a refusal is shown and also answered. Null when main did not answer at all. */
  async run<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandAnswer | null> {
    try {
      const answer = await sendCommand(name, input)
      this.report(name, answer)
      return answer
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      this.show('lost-main', { zh: text, en: text })
      return null
    }
  }

  /** Takes note of an answer that another way in (a key) got. */
  report(_name: string, answer: CommandAnswer): void {
    if (answer.ok) this.refusal.value = null
    else this.show(answer.code, { zh: answer.messageZh, en: answer.message })
  }

  private show(code: DeskRefusal['code'], detail: RefusalText): void {
    this.refusal.value = { code, detail, untilAt: (this.live?.liveNow() ?? 0) + SHOWN_MS }
  }
}

const KEY: InjectionKey<Desk> = Symbol('desk')

/** Makes the desk known to the console's parts. */
export function provideDesk(desk: Desk): void {
  provide(KEY, desk)
}

/** The desk of this console. */
export function useDesk(): Desk {
  const desk = inject(KEY)
  if (!desk) throw new Error('useDesk() outside of a page that called provideDesk()')
  return desk
}

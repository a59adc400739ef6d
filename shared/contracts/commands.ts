// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { HallEvent } from '../domain/index.ts'
import { COMMANDS, REFUSAL_CODES, REFUSAL_WORDS, type CommandName, type Refusal, type RefusalCode } from '../commands/index.ts'

/** The command table: every caller (windows, control API, hotkeys, central control) uses these rows and no other way in. */
export const COMMAND_TABLE = COMMANDS
export { REFUSAL_WORDS }
export type { CommandName, RefusalCode }

/** A command as it arrives from outside: name, input, and an id that makes repeating it harmless. */
export const commandRequestSchema = z.strictObject({
  name: z.string().min(1).max(80),
  input: z.unknown(),
  commandId: z.string().min(1).max(200).optional(),
  /** Drill the command belongs to; the real district where it is absent. */ realm: z.string().min(1).max(80).optional(),
  /** Dry run: answers what would change, and changes nothing. */ preview: z.boolean().optional(),
})

/** A command as a page sends it beside name and input. */
export type CommandOptions = Omit<z.input<typeof commandRequestSchema>, 'name' | 'input'>

/** A command that was done: its value, and the journal's number after it. */
export interface CommandDone<Value = unknown> {
  readonly ok: true
  readonly preview?: never
  readonly value: Value
  readonly seq: number
  readonly commandId: string
}

/** One thing that would be different: where it stands (such as `wall.screens.s1.layoutId`), what is there now, what would be; null where nothing is. */
export interface StateChange {
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

/** A dry run (试运行): what the command would answer and change. Nothing was journalled; `changesLeftOut` counts what went beyond the bound. */
export interface CommandPreview<Value = unknown> {
  readonly ok: true
  readonly preview: true
  readonly value: Value
  readonly events: readonly Pick<HallEvent, 'type' | 'realm' | 'body'>[]
  readonly changes: readonly StateChange[]
  readonly changesLeftOut?: number
}

/** Answer of a command: what was done, what would be done, or a refusal with a code from the closed list. */
export type CommandAnswer<Value = unknown> = CommandDone<Value> | CommandPreview<Value> | Refusal

/** Input of a command by name. */
export type CommandInput<Name extends CommandName> = z.input<(typeof COMMANDS)[Name]['input']>
/** Value a command answers, by name. */
export type CommandValue<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]['output']>

/** Closed list of refusal codes, for the renderer's words and the OpenAPI page. */
export const REFUSALS = REFUSAL_CODES

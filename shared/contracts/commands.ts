// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { realmSchema } from '../domain/index.ts'
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
  /** Drill the command belongs to; the real district where it is absent. */ realm: realmSchema.optional(),
  /** Dry run: answers what would change, and changes nothing. */ preview: z.boolean().optional(),
})

/** Answer of a command: a value, or a refusal with a code from the closed list. */
export type CommandAnswer<Value = unknown> = { readonly ok: true; readonly value: Value; readonly seq: number; readonly commandId: string } | Refusal

/** Input of a command by name. */
export type CommandInput<Name extends CommandName> = z.input<(typeof COMMANDS)[Name]['input']>
/** Value a command answers, by name. */
export type CommandValue<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]['output']>

/** Closed list of refusal codes, for the renderer's words and the OpenAPI page. */
export const REFUSALS = REFUSAL_CODES

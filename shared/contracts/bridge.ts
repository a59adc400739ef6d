// SPDX-License-Identifier: Apache-2.0
import type { CommandAnswer, CommandOptions } from './commands.ts'
import type { QueryAnswers, QueryInput, QueryName, WindowEvents } from './windows.ts'

/** Names of the two request channels between a page and main; nothing else is sent from a page. */
export const CHANNELS = { command: 'wall:command', query: 'wall:query', event: 'wall:event', port: 'wall:port' } as const

/** The one object a page sees of the process behind it. */
export interface Bridge {
  /** Sends a command of the table, in a drill or only as a dry run where the options say so; the answer is a value, never an exception. */
  command(name: string, input: unknown, options?: CommandOptions): Promise<CommandAnswer>
  /** Asks main a question of the table. */
  query<Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryAnswers[Name]>
  /** Listens to one of the listed events; the returned function stops it. */
  on<Name extends keyof WindowEvents>(name: Name, listener: (event: WindowEvents[Name]) => void): () => void
}

/** Message by which the preload hands a port of record frames to the page, once. */
export interface PortMessage {
  readonly type: 'cityops-wall:port'
  readonly epoch: string
}

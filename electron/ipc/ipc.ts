// SPDX-License-Identifier: Apache-2.0
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { CHANNELS, QUERIES, type CommandAnswer, type QueryAnswers, type QueryInput, type QueryName, type WindowRole } from '../../shared/contracts/index.ts'
import type { Actor } from '../../shared/domain/index.ts'
import { isOwnPage } from '../app/security.ts'
import type { HallWindow, HallWindows } from '../windows/index.ts'

/** One handler per question; a missing or mistyped one does not compile. */
export type QueryHandlers = { [Name in QueryName]: (input: QueryInput<Name>, window: HallWindow) => Promise<QueryAnswers[Name]> | QueryAnswers[Name] }

/** Runs a command for a principal. */
export type Execute = (request: { name: string; input: unknown; commandId?: string }, actor: Actor) => Promise<CommandAnswer>

// Until somebody signs in, whoever sits at the console or at the wall's keyboard is the operator.
const PRINCIPALS: Partial<Record<WindowRole, Actor>> = {
  console: { principal: 'console', role: 'operator' },
  wall: { principal: 'wall-keyboard', role: 'operator' },
}

const REFUSED = { ok: false, code: 'forbidden', message: 'this window may not send commands' } as const

/** Binds the two request channels; every call's sender, name and input are checked here and nowhere else. */
export function bindIpc(windows: HallWindows, execute: Execute, handlers: QueryHandlers): void {
  ipcMain.handle(CHANNELS.command, async (event, ...[name, input, commandId]: readonly unknown[]) => {
    const window = senderOf(event, windows)
    const actor = window ? PRINCIPALS[window.role] : undefined
    if (!actor) return REFUSED
    return execute({ name: String(name), input, ...(typeof commandId === 'string' ? { commandId } : {}) }, actor)
  })
  ipcMain.handle(CHANNELS.query, async (event, name: unknown, input: unknown) => {
    const window = senderOf(event, windows)
    if (!window || typeof name !== 'string' || !Object.hasOwn(QUERIES, name)) throw new Error('refused')
    const parsed = QUERIES[name as QueryName].safeParse(input)
    if (!parsed.success) throw new Error(`${name}: ${parsed.error.issues[0]?.message ?? 'bad input'}`)
    const handler = handlers[name as QueryName] as (input: unknown, window: HallWindow) => unknown
    return handler(parsed.data, window)
  })
}

function senderOf(event: IpcMainInvokeEvent, windows: HallWindows): HallWindow | undefined {
  return isOwnPage(event.senderFrame) ? windows.of(event.sender) : undefined
}

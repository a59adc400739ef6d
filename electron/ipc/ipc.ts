// SPDX-License-Identifier: Apache-2.0
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { CHANNELS, QUERIES, type CommandAnswer, type QueryAnswers, type QueryInput, type QueryName, type WindowRole } from '../../shared/contracts/index.ts'
import { refuse } from '../../shared/commands/index.ts'
import type { Actor } from '../../shared/domain/index.ts'
import { isOwnPage } from '../app/security.ts'
import type { HallRequest } from '../hall/index.ts'
import type { HallWindow, HallWindows } from '../windows/index.ts'

/** One handler per question; a missing or mistyped one does not compile. */
export type QueryHandlers = { [Name in QueryName]: (input: QueryInput<Name>, window: HallWindow) => Promise<QueryAnswers[Name]> | QueryAnswers[Name] }

/** Runs a command for a principal. */
export type Execute = (request: HallRequest, actor: Actor) => Promise<CommandAnswer>

// Until somebody signs in, whoever sits at the console or at the wall's keyboard is the operator.
const PRINCIPALS: Partial<Record<WindowRole, Actor>> = {
  console: { principal: 'console', role: 'operator' },
  wall: { principal: 'wall-keyboard', role: 'operator' },
}

const REFUSED = refuse('forbidden', { zh: '此窗口不能发送命令', en: 'this window may not send commands' })

/** Binds the two request channels; every call's sender, name and input are checked here and nowhere else. */
export function bindIpc(windows: HallWindows, execute: Execute, handlers: QueryHandlers): void {
  ipcMain.handle(CHANNELS.command, async (event, ...[name, input, options]: readonly unknown[]): Promise<CommandAnswer> => {
    const window = senderOf(event, windows)
    const actor = window ? PRINCIPALS[window.role] : undefined
    if (!actor) return REFUSED
    // The hall reads the whole request by its schema; what a page adds to it is refused there.
    const extra = options !== null && typeof options === 'object' ? options : {}
    return execute({ ...extra, name: String(name), input }, actor)
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

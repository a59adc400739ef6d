// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type {
  Bridge,
  CommandAnswer,
  CommandInput,
  CommandName,
  CommandOptions,
  PortMessage,
  QueryAnswers,
  QueryInput,
  QueryName,
  WindowEvents,
} from '../../shared/contracts/index.ts'

// zod compiles schemas with new Function where it can; the page's policy forbids that, so it must not try.
z.config({ jitless: true })

declare global {
  interface Window {
    readonly cityopsWall: Bridge
  }
}

/** Sends a command of the table, in a drill or as a dry run where the options say so; refusals are values. */
export function sendCommand<Name extends CommandName>(name: Name, input: CommandInput<Name>, options: CommandOptions = {}): Promise<CommandAnswer> {
  return window.cityopsWall.command(name, input, options)
}

/** Asks main a question of the table. */
export function ask<Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryAnswers[Name]> {
  return window.cityopsWall.query(name, input)
}

/** Listens to an event from main until the returned function is called. */
export function listen<Name extends keyof WindowEvents>(name: Name, listener: (event: WindowEvents[Name]) => void): () => void {
  return window.cityopsWall.on(name, listener)
}

/** Calls back for every port of record frames the preload hands over; messages of other windows or origins are ignored. */
export function onRecordPort(accept: (epoch: string, port: MessagePort) => void): () => void {
  const handle = (event: MessageEvent) => {
    const message = event.data as Partial<PortMessage> | null
    const port = event.ports[0]
    if (event.source !== window || event.origin !== location.origin || message?.type !== 'cityops-wall:port' || !port) return
    accept(String(message.epoch), port)
  }
  window.addEventListener('message', handle)
  return () => window.removeEventListener('message', handle)
}

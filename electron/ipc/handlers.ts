// SPDX-License-Identifier: Apache-2.0
import { MessageChannelMain } from 'electron'
import { CHANNELS, type WindowDescription } from '../../shared/contracts/index.ts'
import type { HallParts } from '../app/hallParts.ts'
import { readHealth } from '../app/health.ts'
import { pageSetting } from '../app/setting.ts'
import type { HallWindow, Watchdog } from '../windows/index.ts'
import { hallPast } from './hallPast.ts'
import type { QueryHandlers } from './ipc.ts'
import type { RecordPorts } from './recordPorts.ts'

/** What the handlers need beside the parts. */
export interface HandlerHost {
  readonly parts: HallParts
  readonly ports: RecordPorts
  readonly watchdog: Watchdog
  tell(code: string, detail: string): void
}

/** The questions a window may ask, answered. */
export function queryHandlers(host: HandlerHost): QueryHandlers {
  return { ...hallAnswers(host), ...recordAnswers(host), ...windowReports(host) }
}

type Answers<Room extends string> = Pick<QueryHandlers, Extract<keyof QueryHandlers, `${Room}.${string}`>>

function hallAnswers({ parts }: HandlerHost): Answers<'hall' | 'health'> & Pick<QueryHandlers, 'window.describe'> {
  const { hall, clock } = parts
  return {
    'window.describe': (_input, window) => describe(parts, window),
    'hall.snapshot': () => ({ state: hall.state(), clock: { hallNow: clock.now() } }),
    'hall.snapshotAt': ({ at }) => hallPast({ stateAt: (moment) => hall.stateAt(moment), log: parts.fabric.log, now: () => clock.now() }, at),
    'health.read': () => readHealth(parts),
  }
}

function recordAnswers({ parts, ports }: HandlerHost): Answers<'records' | 'record' | 'feeds'> {
  const { clock, feeds } = parts
  return {
    'records.connect': (input, window) => {
      const epoch = ports.nextEpoch(window)
      const { port1, port2 } = new MessageChannelMain()
      if (input.mode === 'live') ports.live(window, port1, epoch)
      else ports.replay(window, { port: port1, epoch, at: input.at, rate: input.rate })
      window.browser.webContents.postMessage(CHANNELS.port, { epoch }, [port2])
      return { epoch }
    },
    'records.backfill': ({ from, cursor }, window) => {
      if (window.role !== 'keeper') throw new Error('refused')
      return parts.history.read({ from, to: Math.ceil(clock.now()), cursor: cursor ?? undefined })
    },
    'feeds.status': () => feeds.status(),
    'feeds.rejects': async ({ feedId }) => feeds.query({ kind: 'rejects', feedId }),
    'record.range': () => ({ from: parts.recordedFrom(), to: clock.now() }),
  }
}

function windowReports({ parts, watchdog, tell }: HandlerHost): Omit<Answers<'window' | 'cache' | 'console'>, 'window.describe'> {
  const { measures } = parts
  return {
    'window.painted': (input, window) => {
      window.painted[input.what] ??= input.at
      window.lastPaintedAt = input.at
      window.postRenders = input.postRenders
      window.layoutId = input.layoutId
      if (window.role === 'wall') measures.painted(input.what, input.at)
      return null
    },
    'window.applied': (input, window) => {
      window.layoutId = input.layoutId
      if (window.role === 'wall') measures.applied({ windowId: window.id, ...input })
      return null
    },
    'window.pong': ({ frame }, window) => {
      watchdog.answered(window, frame)
      return null
    },
    'console.show': (_input, window) => {
      if (window.role !== 'wall' && window.role !== 'console') throw new Error('refused')
      parts.windows.show('console')
      return null
    },
    'window.problem': ({ code, detail }, window) => {
      tell(code, `${window.id}: ${detail}`)
      return null
    },
    'cache.report': (report) => {
      if (measures.cache && report.rebuilds > measures.cache.rebuilds) tell('cache-rebuilt', report.fault ?? 'the cache was rebuilt')
      measures.cache = report
      return null
    },
  }
}

function describe(parts: HallParts, window: HallWindow): WindowDescription {
  const { identity, lean } = parts
  return {
    role: window.role,
    windowId: window.id,
    span: window.span,
    lean: lean || window.role === 'preview',
    leftOut: window.leftOut,
    product: {
      name: identity.name,
      version: identity.version,
      runtime: `Electron ${identity.electron} · Chrome ${identity.chrome} · Node ${identity.node}`,
      developmentRuntime: identity.developmentRuntime,
    },
    ...pageSetting(parts.setting()),
  }
}

// SPDX-License-Identifier: Apache-2.0
import { app } from 'electron'
import path from 'node:path'
import { startControlApi } from '../control/index.ts'
import { bindIpc, queryHandlers } from '../ipc/index.ts'
import type { HallEvent } from '../../shared/domain/index.ts'
import { followDisplays, planSpans, screenIds, ThumbnailLoop, Watchdog } from '../windows/index.ts'
import type { CommandLine } from './commandLine.ts'
import { watchCacheFolder } from './cacheWatch.ts'
import { controlSources } from './controlSources.ts'
import { forwardFacts } from './facts.ts'
import { openGround, type Ground } from './ground.ts'
import { followConfig } from './liveConfig.ts'
import { servePages } from './pageProtocol.ts'
import { consoleAdapter, runOutbound } from './outbound.ts'
import { PreviewWindow } from './previewWindow.ts'
import { startScheduler } from './startScheduler.ts'
import { hardenSession } from './security.ts'

/** A hall that runs. */
export interface RunningHall {
  stop(): Promise<void>
}

/** Starts the hall in the order that shows a wall soonest: ground, windows, feeds, district, control API. */
export async function startHall(line: CommandLine, dataDir: string): Promise<RunningHall> {
  hardenSession()
  const ground = await openGround(line, dataDir)
  servePages(ground.parts.paths.pages)
  const screens = await openSession(ground)
  const { parts } = ground
  const watchdog = new Watchdog(parts.windows, () => performance.now(), ground.tell)
  bindIpc(parts.windows, (request, actor) => parts.hall.execute(request, actor), queryHandlers({ parts, ports: ground.ports, watchdog, tell: ground.tell }))
  const preview = new PreviewWindow(parts.windows, screens.wholeWall)
  const thumbnails = new ThumbnailLoop(parts.windows, { hallNow: () => parts.clock.now(), monotonicMs: () => performance.now() })
  const unsubscribe = parts.hall.subscribe((events) => {
    parts.windows.broadcast('hall.events', { events, clock: { hallNow: parts.clock.now() } })
    preview.follow(parts.hall.state())
    runEffects(ground, events)
  })
  wireFeeds(ground)
  openWindows(ground, screens)
  const scheduler = startScheduler(ground)
  const api = await openControl(ground)
  const outbound = runOutbound({ hall: parts.hall, adapters: [consoleAdapter(ground.tell)], tell: ground.tell })
  const followers = [...followOutside(ground, watchdog), unsubscribe, outbound]
  return {
    stop: async () => {
      for (const end of followers) end()
      thumbnails.dispose()
      watchdog.dispose()
      preview.dispose()
      await api.stop()
      await scheduler.stop()
      await ground.close()
    },
  }
}

interface Screens {
  readonly spans: ReturnType<typeof planSpans>
  readonly wholeWall: ReturnType<typeof planSpans>[number]
}

/** Journals the start with the screens of this run; with --layout that layout is on all of them. */
async function openSession(ground: Ground): Promise<Screens> {
  const { parts, profile } = ground
  const layouts = parts.setting().layouts
  const wanted = parts.line.layout
  const known = wanted !== null && layouts.some((layout) => layout.id === wanted)
  const identity = `Electron ${parts.identity.electron}${parts.identity.developmentRuntime ? ' 开发运行时' : ''}`
  await ground.system('system.startSession', {
    product: `${app.getName()} ${parts.identity.version}`,
    runtime: identity,
    screens: screenIds(profile),
    layoutId: known ? wanted : layouts[0]!.id,
    forceLayout: known,
    layoutIds: layouts.map((layout) => layout.id),
  })
  if (wanted !== null && !known) ground.tell('unknown-layout', wanted)
  return { spans: planSpans(profile, parts.line.split), wholeWall: planSpans(profile, false)[0]! }
}

function openWindows({ parts }: Ground, screens: Screens): void {
  for (const span of screens.spans) parts.windows.open({ id: screens.spans.length === 1 ? 'wall' : `wall-${span.screens[0]}`, role: 'wall', span })
  parts.windows.open({ id: 'keeper', role: 'keeper', span: null })
  // The console knows the wall's shape but is no screen of it: it stays at the live clock while the wall replays.
  parts.windows.open({ id: 'console', role: 'console', span: { ...screens.wholeWall, screens: [] } })
}

function wireFeeds({ parts, tell }: Ground): void {
  const { feeds, windows, hall } = parts
  feeds.onFacts((records) => forwardFacts(hall, records, (reason) => tell('fact-refused', reason)))
  let isBack = false
  feeds.onStatus((list) => {
    // Ports die with their process: pages ask for new ones as soon as the next host speaks.
    if (isBack) windows.broadcast('records.closed', { epoch: 'live' })
    isBack = false
    windows.broadcast('feeds.status', list)
  })
  feeds.onNotice(({ code, detail }) => tell(code, detail))
  feeds.onExit(({ code, restartInMs }) => {
    tell('feed-host-restarted', `exit ${code}, back in ${restartInMs} ms`)
    isBack = true
  })
  feeds.start()
}

async function openControl({ parts, dataDir, tell }: Ground): ReturnType<typeof startControlApi> {
  const api = await startControlApi({
    dataDir: dataDir.path,
    port: parts.line.port,
    sources: controlSources(parts),
    product: { name: parts.identity.name, version: parts.identity.version },
    onFault: (error, route) => tell('control-fault', `${route}: ${String(error)}`),
  })
  process.stdout.write(`控制接口 control API: ${api.url} · 令牌 token: ${api.controlFile}\n`)
  return api
}

/** Follows what changes outside the hall: the cache's files, the configuration, the displays. The answers end it. */
function followOutside(ground: Ground, watchdog: Watchdog): (() => void)[] {
  const browserDir = path.join(ground.dataDir.path, 'browser')
  return [
    watchCacheFolder(browserDir, (reason) => rebuildCache(ground, reason)),
    followConfig(ground, watchdog),
    followDisplays(ground.parts.windows, ground.tell),
    ground.parts.clock.follow((hallNow) => ground.parts.windows.broadcast('clock.anchor', { hallNow })),
  ]
}

function rebuildCache({ parts, tell }: Ground, reason: string): void {
  tell('cache-lost', reason)
  for (const keeper of parts.windows.all('keeper')) parts.windows.send(keeper, 'cache.rebuild', { reason })
}

/** Consequences of events outside the state. */
function runEffects(ground: Ground, events: readonly HallEvent[]): void {
  for (const event of events) {
    if (event.type === 'demonstration.set') setDemonstration(ground, event.body['running'] === true)
  }
}

function setDemonstration({ parts, tell }: Ground, running: boolean): void {
  if (!parts.district || !parts.setting().ownDistrict) return tell('district-absent', '')
  if (running) void parts.district.start().catch((error: unknown) => tell('district-failed', String(error)))
  else void parts.district.stop()
}

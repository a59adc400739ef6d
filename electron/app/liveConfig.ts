// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { commandsForGoneLayouts } from '../../shared/commands/index.ts'
import type { WindowRole } from '../../shared/contracts/index.ts'
import { watchConfig, type LoadedConfig } from '../storage/index.ts'
import type { HallWindow, Watchdog } from '../windows/index.ts'
import { acceptSetting } from './acceptSetting.ts'
import type { Ground } from './ground.ts'
import { importOrganisation } from './importOrganisation.ts'
import { changeSetting, problemText, type SettingChange } from './settingChange.ts'

type Accepted = Extract<SettingChange, { kind: 'accepted' }>

const RELOAD_LIMIT_MS = 10_000

/** Puts every changed valid hall.yaml in force while the hall runs, and tells what is wrong with an invalid one. The answer ends it. */
export function followConfig(ground: Ground, watchdog: Watchdog): () => void {
  const { parts, tell } = ground
  let work: Promise<void> = Promise.resolve()
  let isEnded = false
  const take = async (read: LoadedConfig): Promise<void> => (isEnded ? undefined : await takeReading({ ground, watchdog, read }))
  const place = { file: parts.line.config, dataDir: ground.dataDir.path, now: () => parts.clock.now() }
  const stop = watchConfig(place, ground.read, (read) => {
    // One after another: two quick changes must not overtake each other.
    work = work.then(() => take(read)).catch((error: unknown) => tell('config-problem', String(error)))
  })
  return () => {
    isEnded = true
    stop()
  }
}

async function takeReading({ ground, watchdog, read }: { ground: Ground; watchdog: Watchdog; read: LoadedConfig }): Promise<void> {
  const change = changeSetting(ground.parts.setting(), read, ground.lastingDistrict())
  if (change.kind === 'accepted') await accept(ground, change)
  else ground.replaceSetting(change.next)
  for (const problem of change.told) ground.tell('config-problem', problemText(problem))
  if (change.kind !== 'accepted') return
  if (change.needsRestart.length > 0) ground.tell('config-needs-restart', change.needsRestart.join(', '))
  const roles: WindowRole[] = [
    ...(change.pagesChanged ? (['wall', 'preview', 'console'] as const) : []),
    ...(change.keeperChanged ? (['keeper'] as const) : []),
  ]
  for (const window of roles.flatMap((role) => ground.parts.windows.all(role))) await reload(window, watchdog)
}

async function accept(ground: Ground, { next }: Accepted): Promise<void> {
  const { parts, system, tell } = ground
  const before = parts.setting()
  const secrets = await ground.secretsOf(next.feeds)
  // Journalled first: from here on what people see is that configuration's doing.
  if (next.hash !== before.hash) await acceptSetting({ blobs: parts.fabric.blobs, system, tell }, next)
  ground.replaceSetting(next)
  parts.hall.setLayouts(next.layouts)
  parts.hall.setRules(next.config.rules)
  await importOrganisation({ hall: parts.hall, tell }, next)
  for (const { name, input } of commandsForGoneLayouts(parts.hall.state(), next.layouts)) await system(name, input)
  parts.feeds.configure(next.feeds, next.indicators, secrets)
  if (before.ownDistrict && !next.ownDistrict) void parts.district?.stop()
  tell('config-accepted', next.origin)
}

/** A page describes itself anew; the next one waits for it, so that a wall of many windows is never dark as a whole. */
async function reload({ browser, id }: HallWindow, watchdog: Watchdog): Promise<void> {
  if (browser.isDestroyed()) return
  watchdog.expectReload(id)
  const loaded = once(browser.webContents, 'did-finish-load').catch(() => undefined)
  browser.webContents.reloadIgnoringCache()
  await Promise.race([loaded, delay(RELOAD_LIMIT_MS, undefined, { ref: false })])
}

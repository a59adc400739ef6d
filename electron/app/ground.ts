// SPDX-License-Identifier: Apache-2.0
import { app, safeStorage } from 'electron'
import { existsSync } from 'node:fs'
import type { CommandName } from '../../shared/contracts/index.ts'
import { openEmbeddedFabric, type Fabric } from '../fabric/index.ts'
import { Hall, HallClock } from '../hall/index.ts'
import { RecordPorts } from '../ipc/index.ts'
import { loadConfig, openDataDir, openSecretVault, type DataDir, type LoadedConfig } from '../storage/index.ts'
import { HallWindows, parseWallProfile, type WallProfile } from '../windows/index.ts'
import type { CommandLine } from './commandLine.ts'
import { DistrictProcess, type DistrictAddresses } from './district.ts'
import { readDistrictMemory } from './districtMemory.ts'
import { resolveFeedSecrets } from './feedSecrets.ts'
import { openFeedHost, replayerFork } from './hallFeeds.ts'
import type { HallParts, Setting } from './hallParts.ts'
import { readIdentity } from './identity.ts'
import { Measures } from './measures.ts'
import { findPaths } from './paths.ts'
import { completeSetting } from './setting.ts'

const SYSTEM = { principal: 'system', role: 'system' } as const
const RECORD_RANGE_MS = 10_000

/** What the hall stands on before any window is open. */
export interface Ground {
  readonly parts: HallParts
  readonly profile: WallProfile
  readonly dataDir: DataDir
  readonly ports: RecordPorts
  readonly read: LoadedConfig
  /** Tells the operator something, as a journalled notice. */
  tell(code: string, detail: string): void
  /** Runs a command of the system itself. */
  system(name: CommandName, input: unknown): Promise<void>
  close(): Promise<void>
}

/** Opens data directory, clock, journal, hall, configuration, district and feed host, in this order. */
export async function openGround(line: CommandLine, dataDirPath: string): Promise<Ground> {
  const early: Array<[code: string, detail: string]> = []
  let tell = (code: string, detail: string): void => void early.push([code, detail])
  const say = (code: string, detail: string): void => tell(code, detail)
  const identity = readIdentity(app.getAppPath(), app.getVersion(), app.isPackaged)
  const paths = findPaths(app.getAppPath(), dataDirPath)
  const dataDir = await openDataDir(dataDirPath)
  const clock = new HallClock((step) => say('clock-stepped', `${step.stepMs} ms`))
  const measures = new Measures(process.getCreationTime() ?? clock.now())
  const read = await loadConfig({ file: line.config, dataDir: dataDirPath, now: () => clock.now() })
  const district = districtFor({ line, read, script: paths.district, dataDir: dataDirPath, now: () => clock.now(), say })
  // Without a district and without a configuration the feeds of the last run stay known: the cached wall, with honest ages.
  const last = read.config === null ? readDistrictMemory(dataDirPath) : null
  const addresses = district ? await district.start().catch((error: unknown) => noDistrict({ error, last, say })) : last
  const setting = completeSetting(read, addresses)
  const fabric = await openEmbeddedFabric({
    dir: dataDirPath,
    district: setting.config.district,
    product: `cityops-wall ${identity.version}`,
    now: () => clock.now(),
    onProblem: ({ code, detail }) => say(code, detail),
  })
  const range = { from: null as number | null }
  const hall = await Hall.open({ log: fabric.log, clock, layouts: setting.layouts, recordedFrom: () => range.from })
  const system = async (name: CommandName, input: unknown): Promise<void> => void (await hall.execute({ name, input }, SYSTEM))
  tell = (code, detail) => void system('system.notice', { code, detail: detail.slice(0, 2000) })
  for (const [code, detail] of early) tell(code, detail)
  for (const problem of setting.problems) tell('config-problem', `${problem.line === null ? '' : `${problem.line}: `}${problem.path}: ${problem.message}`)
  if (dataDir.isLow) tell('disk-low', `${Math.round(dataDir.freeBytes / 2 ** 20)} MB`)
  await system('system.acceptConfig', { hash: setting.hash, origin: setting.origin })
  const secrets = await resolveFeedSecrets(setting.feeds, { env: process.env, dataDir: dataDirPath, vault: openSecretVault(dataDirPath, safeStorage) }, tell)
  const order = { paths, identity, setting, secrets, hallNow: () => clock.now() }
  const feeds = openFeedHost(order)
  const windows = new HallWindows({
    preload: paths.preload,
    now: () => clock.now(),
    tell: (code, detail) => tell(code, detail),
    onWallClosed: () => app.quit(),
  })
  const parts: HallParts = {
    line,
    identity,
    paths,
    clock,
    fabric,
    hall,
    feeds,
    windows,
    district,
    measures,
    lean: line.lean || !hasGraphicsDevice(),
    setting: () => setting,
    recordedFrom: () => range.from,
  }
  const stopRange = followRange(parts, range)
  return {
    parts,
    dataDir,
    read,
    system,
    tell: say,
    profile: parseWallProfile(line.wall ?? setting.config.wall ?? '1x1@1920x1080'),
    ports: new RecordPorts(feeds, replayerFork(order)),
    close: async () => {
      stopRange()
      await closeAll({ parts, fabric, dataDir })
    },
  }
}

function districtFor(order: {
  line: CommandLine
  read: LoadedConfig
  script: string
  dataDir: string
  now(): number
  say(code: string, detail: string): void
}): DistrictProcess | null {
  const story = order.line.district ?? (order.read.config === null ? 'calm' : 'off')
  if (story === 'off') return null
  return new DistrictProcess({
    script: order.script,
    story,
    seed: order.line.seed,
    dataDir: order.dataDir,
    now: () => order.now(),
    onExit: (code) => order.say('district-ended', `exit ${code}`),
  })
}

function noDistrict({
  error,
  last,
  say,
}: {
  error: unknown
  last: DistrictAddresses | null
  say(code: string, detail: string): void
}): DistrictAddresses | null {
  say('district-failed', error instanceof Error ? error.message : String(error))
  return last
}

/** Without a device Chromium draws on the processor: then the map is lean from the start. */
function hasGraphicsDevice(): boolean {
  return process.platform !== 'linux' || existsSync('/dev/dri')
}

/** Keeps the earliest recorded moment at hand: plans must not wait for another process. */
function followRange({ feeds }: HallParts, range: { from: number | null }): () => void {
  const ask = async (): Promise<void> => {
    range.from = (await feeds.query({ kind: 'recordedFrom' }).catch(() => ({ at: range.from }))).at
  }
  const first = setTimeout(() => void ask(), 2_000)
  const timer = setInterval(() => void ask(), RECORD_RANGE_MS)
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}

async function closeAll({ parts, fabric, dataDir }: { parts: HallParts; fabric: Fabric; dataDir: DataDir }): Promise<void> {
  parts.windows.closeAll()
  parts.district?.stop()
  await parts.hall.close()
  await parts.feeds.stop()
  parts.clock.dispose()
  await fabric.close()
  await dataDir.close()
}

export type { Setting }

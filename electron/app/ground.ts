// SPDX-License-Identifier: Apache-2.0
import { app, safeStorage } from 'electron'
import { existsSync } from 'node:fs'
import type { CommandName } from '../../shared/contracts/index.ts'
import { openEmbeddedFabric, type Fabric } from '../fabric/index.ts'
import { Hall, HallClock } from '../hall/index.ts'
import { RecordPorts } from '../ipc/index.ts'
import { loadConfig, openDataDir, openSecretVault, type DataDir, type LoadedConfig } from '../storage/index.ts'
import { HallWindows, parseWallProfile, type WallProfile } from '../windows/index.ts'
import { acceptSetting } from './acceptSetting.ts'
import type { CommandLine } from './commandLine.ts'
import type { DistrictAddresses } from './district.ts'
import { keepNotices, type EarlyNotices } from './earlyNotices.ts'
import { resolveFeedSecrets } from './feedSecrets.ts'
import { openFeedHost, openHistory, replayerFork, type FeedOrder } from './hallFeeds.ts'
import type { HallParts, Setting } from './hallParts.ts'
import { readIdentity } from './identity.ts'
import { importOrganisation } from './importOrganisation.ts'
import { Measures } from './measures.ts'
import { findPaths } from './paths.ts'
import { mergeNotices } from './noticeMerge.ts'
import { completeSetting } from './setting.ts'
import { problemText } from './settingChange.ts'
import { startDistrict } from './startDistrict.ts'

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
  /** Puts another setting in force for everything that asks from now on. */
  replaceSetting(next: Setting): void
  /** Secrets the feeds name, as far as they can be resolved; what cannot is told. */
  secretsOf(feeds: Setting['feeds']): Promise<Record<string, string>>
  /** Where the own demonstration listens, when the command line asked for it whatever the file says; null otherwise. */
  lastingDistrict(): DistrictAddresses | null
  close(): Promise<void>
}

/** Opens data directory, clock, journal, hall, configuration, district and feed host, in this order. */
export async function openGround(line: CommandLine, dataDirPath: string): Promise<Ground> {
  const notices = keepNotices()
  const base = await openBase(line, dataDirPath, notices)
  let { setting } = base
  const journal = await openJournalAndHall({ ...base, inForce: () => setting }, dataDirPath, notices)
  await reportStart({ setting, dataDir: base.dataDir, blobs: journal.fabric.blobs, system: journal.system, tell: notices.tell })
  await importOrganisation({ hall: journal.hall, tell: notices.tell }, setting)
  const vault = openSecretVault(dataDirPath, safeStorage)
  const secretsOf = (wanted: Setting['feeds']) => resolveFeedSecrets(wanted, { env: process.env, dataDir: dataDirPath, vault }, notices.tell)
  const order = { paths: base.paths, identity: base.identity, setting, secrets: await secretsOf(setting.feeds), hallNow: () => base.clock.now() }
  const feeds = openFeedHost(order)
  const { fabric, hall, range } = journal
  const { windows, ports } = openWindowsAndPorts(order, feeds, notices)
  const running = { fabric, hall, feeds, history: openHistory(order), windows, setting: () => setting, recordedFrom: () => range.from }
  const { identity, paths, clock, district, measures } = base
  const parts: HallParts = { line, identity, paths, clock, district, measures, lean: line.lean || !hasGraphicsDevice(), ...running }
  const stopRange = followRange(parts, range)
  return {
    parts,
    dataDir: base.dataDir,
    read: base.read,
    system: journal.system,
    secretsOf,
    tell: notices.tell,
    replaceSetting: (next) => void (setting = next),
    lastingDistrict: () => (district && line.district !== null ? base.addresses : null),
    profile: parseWallProfile(line.wall ?? setting.config.wall ?? '1x1@1920x1080'),
    ports,
    close: async () => {
      stopRange()
      journal.merged.end()
      await closeAll({ parts, ports, fabric, dataDir: base.dataDir })
    },
  }
}

/** The windows, and the senders that belong to them: a window takes its replay with it. */
function openWindowsAndPorts(order: FeedOrder, feeds: HallParts['feeds'], { tell }: EarlyNotices): { windows: HallWindows; ports: RecordPorts } {
  const windows = new HallWindows({
    preload: order.paths.preload,
    now: () => order.hallNow(),
    tell,
    onWallClosed: () => app.quit(),
    onGone: (window) => ports.endReplay(window),
  })
  const ports = new RecordPorts({
    feeds,
    fork: replayerFork(order),
    tell,
    onClosed: (window, epoch) => windows.send(window, 'records.closed', { epoch }),
  })
  return { windows, ports }
}

type Base = Awaited<ReturnType<typeof openBase>>

/** What needs no journal: folder, clock, configuration, district. */
async function openBase(line: CommandLine, dataDirPath: string, { tell }: EarlyNotices) {
  const identity = readIdentity(app.getAppPath(), app.getVersion(), app.isPackaged)
  const paths = findPaths(app.getAppPath(), dataDirPath)
  const dataDir = await openDataDir(dataDirPath)
  const clock = new HallClock((step) => tell('clock-stepped', `${step.stepMs} ms`))
  const now = (): number => clock.now()
  const measures = new Measures(process.getCreationTime() ?? now())
  const read = await loadConfig({ file: line.config, dataDir: dataDirPath, now })
  const { district, addresses } = await startDistrict({ line, read, script: paths.district, dataDir: dataDirPath, now, tell })
  return { identity, paths, dataDir, clock, measures, read, district, addresses, setting: completeSetting(read, addresses) }
}

/** Journal and hall; from here on notices are written. */
async function openJournalAndHall({ setting, identity, clock, inForce }: Base & { inForce: () => Setting }, dir: string, notices: EarlyNotices) {
  const product = `cityops-wall ${identity.version}`
  const fabric = await openEmbeddedFabric({
    dir,
    district: setting.config.district,
    product,
    now: () => clock.now(),
    onProblem: ({ code, detail }) => notices.tell(code, detail),
  })
  const range = { from: null as number | null }
  const checkpoints = { blobs: fabric.blobs, product, retention: () => inForce().config.retention, tell: notices.tell }
  const { layouts, config } = setting
  const hall = await Hall.open({ log: fabric.log, clock, layouts, rules: config.rules, recordedFrom: () => range.from, checkpoints })
  const system = async (name: CommandName, input: unknown): Promise<void> => void (await hall.execute({ name, input }, SYSTEM))
  const merged = mergeNotices((code, detail) => void system('system.notice', { code, detail }))
  notices.deliverTo(merged.tell)
  return { fabric, hall, range, system, merged }
}

type StartReport = Pick<Ground, 'dataDir' | 'system' | 'tell'> & { setting: Setting; blobs: Fabric['blobs'] }

async function reportStart({ setting, dataDir, blobs, system, tell }: StartReport): Promise<void> {
  for (const problem of setting.problems) tell('config-problem', problemText(problem))
  if (dataDir.isLow) tell('disk-low', `${Math.round(dataDir.freeBytes / 2 ** 20)} MB`)
  await acceptSetting({ blobs, system, tell }, setting)
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

async function closeAll({ parts, ports, fabric, dataDir }: { parts: HallParts; ports: RecordPorts; fabric: Fabric; dataDir: DataDir }): Promise<void> {
  parts.windows.closeAll()
  ports.dispose()
  const districtGone = parts.district?.stop()
  parts.history.dispose()
  await parts.hall.close()
  await parts.feeds.stop()
  parts.clock.dispose()
  await fabric.close()
  await districtGone
  await dataDir.close()
}

export type { Setting }

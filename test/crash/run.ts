// SPDX-License-Identifier: Apache-2.0
// `node run.mjs ORDER`: runs one part of the crash proofs; its result goes to standard output as JSON, its progress to standard error.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runSite, writeSites, type SiteReport } from './fullDisk.ts'
import { runKills } from './kills.ts'
import type { DiskTemper } from './lossyFile.ts'
import { runReserve } from './reserve.ts'
import { makeDamageBase, runTail, type TailReport } from './tails.ts'

/** What to run: seeds from `from` on, `count` of them. */
interface RunOrder {
  readonly part: 'kills' | 'tails' | 'full-disk' | 'reserve'
  readonly from: number
  readonly count: number
  readonly worker?: string
  readonly broken?: DiskTemper['broken']
}

const place = mkdtempSync(join(tmpdir(), 'crash-'))

function tell(value: unknown): void {
  process.stderr.write(`${JSON.stringify(value)}\n`)
}

function seedsOf({ from, count }: RunOrder): number[] {
  return Array.from({ length: count }, (_, index) => from + index)
}

function kills(order: RunOrder): Promise<unknown> {
  const { worker = '', broken = 'nothing' } = order
  const setting = { place, worker, series: seedsOf(order), broken, stopAtFirst: broken !== 'nothing' }
  return runKills({ ...setting, onSeries: (report) => (broken === 'nothing' ? tell(report) : undefined) })
}

async function tails(order: RunOrder): Promise<TailReport[]> {
  const bases = [
    await makeDamageBase(join(place, 'ended'), { commands: 400, endsInOrder: true }),
    await makeDamageBase(join(place, 'cut'), { commands: 380, endsInOrder: false }),
  ]
  const reports: TailReport[] = []
  for (const seed of seedsOf(order)) {
    const report = await runTail(bases[seed % bases.length]!, place, seed)
    if (report) reports.push(report)
    if (report && report.broken.length > 0) tell(report)
  }
  return reports
}

async function fullDisk(order: RunOrder): Promise<SiteReport[]> {
  const sites = await writeSites(place)
  const reports: SiteReport[] = []
  for (let site = order.from; site <= Math.min(sites.length, order.from + order.count - 1); site += 1) {
    for (const code of ['ENOSPC', 'EIO'] as const) {
      for (const lasts of ['once', 'until-mended'] as const) {
        const plan = { site, lasts, code }
        reports.push(await runSite(place, plan), await runSite(place, plan, site))
      }
    }
    for (const report of reports.slice(-8)) if (report.broken.length > 0) tell(report)
  }
  return reports
}

const PARTS = { kills, tails, 'full-disk': fullDisk, reserve: () => runReserve(join(place, 'reserve')) } as const

const order = JSON.parse(process.argv[2] ?? '') as RunOrder
process.stdout.write(JSON.stringify(await PARTS[order.part](order)))
// A folder where a promise was broken stays, to be looked at.
if (existsSync(place) && readdirSync(place).every((name) => name.endsWith('.base'))) rmSync(place, { recursive: true })
else if (order.broken === undefined || order.broken === 'nothing') tell({ kept: place })
else rmSync(place, { recursive: true })

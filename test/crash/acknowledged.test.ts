// SPDX-License-Identifier: Apache-2.0
// The short version of `npm run faults -- journal`: the same programs and checks, fewer cases.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleCrashPrograms } from '../../build/faults/crash-programs.mjs'
import { DAMAGE_KINDS } from './damage.ts'
import { runSite, writeSites } from './fullDisk.ts'
import { runKills } from './kills.ts'
import { runReserve } from './reserve.ts'
import { makeDamageBase, runTail } from './tails.ts'

const PATIENCE = { timeout: 300_000 }

let place: string
let worker: string
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'acknowledged-'))
  worker = (await bundleCrashPrograms({ names: ['worker'], outDir: join(place, 'programs') })).worker
}, PATIENCE.timeout)
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('SIGKILL at random moments on a disk that forgets: everything acknowledged is there, in order, once', PATIENCE, async () => {
  const reports = await runKills({ place, worker, series: [2, 5] })
  expect(reports.flatMap(({ seed, broken }) => broken.map((what) => `series ${seed}: ${what}`))).toEqual([])
  expect(reports.reduce((sum, report) => sum + report.kills, 0)).toBeGreaterThan(7)
  expect(reports.reduce((sum, report) => sum + report.acknowledged, 0)).toBeGreaterThan(100)
})

test.each(['datasync', 'syncFolder', 'late-datasync'] as const)('a disk whose %s is broken is caught by these checks', PATIENCE, async (broken) => {
  const reports = await runKills({ place, worker, series: [5000, 5001, 5002, 5003, 5004, 5005, 5006, 5007], broken, stopAtFirst: true })
  expect(reports.flatMap((report) => report.broken)).not.toEqual([])
})

test('torn, flipped, empty and missing files: opens every time and says what was lost', PATIENCE, async () => {
  const bases = [
    await makeDamageBase(join(place, 'ended'), { commands: 200, endsInOrder: true }),
    await makeDamageBase(join(place, 'cut'), { commands: 190, endsInOrder: false }),
  ]
  const broken: string[] = []
  const kinds = new Set<string>()
  for (let seed = 1; seed <= 60; seed += 1) {
    const report = await runTail(bases[seed % 2]!, place, seed)
    if (report) kinds.add(report.damage.kind)
    broken.push(...(report?.broken.map((what) => `seed ${seed}, ${report.damage.kind}: ${what}`) ?? []))
  }
  expect(broken).toEqual([])
  expect([...kinds].toSorted()).toEqual([...DAMAGE_KINDS].toSorted())
})

test('a full disk at every write site: nothing acknowledged is lost, refusals say why, and it goes on without a restart', PATIENCE, async () => {
  const sites = await writeSites(place)
  const broken: string[] = []
  for (let site = 1; site <= sites.length; site += 1) {
    const plan = { site, code: 'ENOSPC', lasts: site % 2 === 0 ? 'once' : 'until-mended' } as const
    const report = await runSite(place, plan, site % 3 === 0 ? site : null)
    broken.push(...report.broken.map((what) => `${report.site} ${site} ${plan.lasts}: ${what}`))
  }
  expect(broken).toEqual([])
  expect(new Set(sites)).toEqual(new Set(['makeFolder', 'create', 'write', 'datasync', 'rename', 'remove', 'syncFolder']))
})

test('a disk that fills up twice: the reserve is used once each time and made anew when there is room', PATIENCE, async () => {
  const { broken, byReserve } = await runReserve(join(place, 'reserve'))
  expect(broken).toEqual([])
  expect(Math.min(...byReserve)).toBeGreaterThan(10)
})

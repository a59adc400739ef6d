// SPDX-License-Identifier: Apache-2.0
// Proofs that nothing acknowledged is lost, on the hall in plain Node: kills, damaged files, full disks.
import { spawn } from 'node:child_process'
import { say } from '../setup/say.mjs'
import { preparePackages } from '../setup/setup.mjs'
import { bundleCrashPrograms } from './crash-programs.mjs'

// Eight lives a series, some of which end in order: well above 500 kills.
const SERIES = 90
const LEAST_KILLS = 500
const LEAST_TAILS = 500
const TAILS = 680
const CONTROL_SERIES = 40
const BREAKS = ['datasync', 'syncFolder', 'late-datasync']

/** Runs a part of the proofs in a process of its own; its progress goes to the terminal. */
function runPart(programs, order) {
  const child = spawn(process.execPath, ['--enable-source-maps', programs.run, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`${order.part} ended with ${code}`))))
  })
}

const sum = (list, valueOf) => list.reduce((total, one) => total + valueOf(one), 0)
const brokenOf = (list) => list.filter((one) => one.broken.length > 0)

async function kills(programs, { seed }) {
  const reports = await runPart(programs, { part: 'kills', worker: programs.worker, from: seed ?? 1, count: seed === null ? SERIES : 1 })
  const byPhase = { opening: 0, running: 0, closing: 0 }
  for (const { killsByPhase } of reports) for (const phase of Object.keys(byPhase)) byPhase[phase] += killsByPhase[phase]
  const measured = {
    kills: sum(reports, (one) => one.kills),
    byPhase,
    orderlyEnds: sum(reports, (one) => one.orderlyEnds),
    acknowledged: sum(reports, (one) => one.acknowledged),
    tornTails: sum(reports, (one) => one.tornTails),
    droppedByRetention: sum(reports, (one) => one.droppedEvents),
    broken: brokenOf(reports).map(({ seed: failed, broken }) => ({ seed: failed, broken })),
  }
  const met = measured.broken.length === 0 && (seed !== null || measured.kills >= LEAST_KILLS)
  const what = 'SIGKILL at random moments on a disk that forgets what was not synced → everything acknowledged is there, in order, once, chain whole'
  return [{ id: 'kills', what, bound: `≥ ${LEAST_KILLS} kills, broken 0`, measured, met }]
}

async function controls(programs) {
  const rows = []
  for (const broken of BREAKS) {
    const reports = await runPart(programs, { part: 'kills', worker: programs.worker, from: 5000, count: CONTROL_SERIES, broken })
    const caught = brokenOf(reports)
    const measured = { killsUntilCaught: sum(reports, (one) => one.kills), caught: caught.length, first: caught[0]?.broken[0] ?? null }
    say(`  ${caught.length > 0 ? 'caught 抓到' : 'NOT CAUGHT 没有抓到'}: ${broken} · ${measured.first}`)
    rows.push({
      id: `control-${broken}`,
      what: `negative control: a disk with broken ${broken} is caught`,
      bound: '≥ 1 caught',
      measured,
      met: caught.length > 0,
    })
  }
  return rows
}

async function tails(programs, { seed }) {
  const reports = await runPart(programs, { part: 'tails', from: seed ?? 1, count: seed === null ? TAILS : 1 })
  const byKind = {}
  for (const { damage } of reports) byKind[damage.kind] = (byKind[damage.kind] ?? 0) + 1
  const measured = {
    cases: reports.length,
    withLoss: reports.filter((one) => one.lost > 0).length,
    told: reports.filter((one) => one.told.length > 0).length,
    lostUnnoticeably: reports.filter((one) => one.lost > 0 && one.isUnnoticeable).length,
    byKind,
    broken: brokenOf(reports).map(({ seed: failed, damage, broken }) => ({ seed: failed, kind: damage.kind, broken })),
  }
  const met = measured.broken.length === 0 && (seed !== null || measured.cases >= LEAST_TAILS)
  const what = 'torn tails, flipped bits, missing and empty files → opens every time, says what was lost, whole records before it are there'
  return [{ id: 'tails', what, bound: `≥ ${LEAST_TAILS} cases, broken 0`, measured, met }]
}

async function fullDisk(programs, { seed }) {
  const order = seed === null ? { from: 1, count: 1_000_000 } : { from: seed, count: 1 }
  const reports = await runPart(programs, { part: 'full-disk', ...order })
  const sites = {}
  for (const { plan, site } of reports) sites[site] = (sites[site] ?? new Set()).add(plan.site)
  const measured = {
    runs: reports.length,
    sites: Object.fromEntries(Object.entries(sites).map(([name, numbers]) => [name, numbers.size])),
    refused: sum(reports, (one) => one.refused),
    openRefused: reports.filter((one) => one.openRefused).length,
    broken: brokenOf(reports).map(({ plan, site, broken }) => ({ ...plan, site, broken })),
  }
  const what =
    'ENOSPC and EIO at every write site, once and until mended, with and without a power cut after → nothing acknowledged lost, goes on without restart'
  const reserve = await runPart(programs, { part: 'reserve', from: 1, count: 1 })
  const { broken, ...figures } = reserve
  return [
    { id: 'full-disk', what, bound: 'every site, broken 0', measured, met: measured.broken.length === 0 && measured.runs > 0 },
    {
      id: 'reserve',
      what: 'a disk fills up twice → the reserve is used once each time and made anew when there is room',
      bound: 'broken 0',
      measured: { ...figures, broken },
      met: broken.length === 0,
    },
  ]
}

const PARTS = { kills, controls, tails, 'full-disk': fullDisk }

/** Runs the proofs: all parts, or the one named by `--part`, with one seed by `--seed`; resolves to their rows and versions. */
export async function journal(words) {
  const option = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : null)
  const chosen = option('--part')
  if (chosen !== null && !Object.hasOwn(PARTS, chosen)) throw new Error(`--part wants one of ${Object.keys(PARTS).join(', ')}`)
  const seed = option('--seed') === null ? null : Number(option('--seed'))
  await preparePackages()
  const programs = await bundleCrashPrograms()
  const results = []
  for (const name of chosen === null ? Object.keys(PARTS) : [chosen]) results.push(...(await PARTS[name](programs, { seed })))
  return { versions: { node: process.version }, results }
}

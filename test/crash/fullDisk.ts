// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandAnswer } from '../../shared/contracts/index.ts'
import type { FileLayer } from '../../electron/storage/fileLayer.ts'
import { realFiles } from '../../electron/storage/fileLayer.ts'
import { openFailingDisk, type FailingDisk, type FailurePlan } from './failingFiles.ts'
import { openLossyDisk, randomTemper } from './lossyFiles.ts'
import { eventsOf, openPlace, type OpenPlace } from './place.ts'
import { randomOf } from './random.ts'

const GROUPS = 40
const GROUP = 3
const GROUPS_UNTIL_MENDED = 3
const BEGINNING_AT = 1_790_000_000_000
// Two days for a command: in the course of the script retention drops its beginning.
const STEP_MS = 2 * 86_400_000
const SMALL = { checkpointEvery: 20, segmentBytes: 8000 } as const
const FEED = { principal: 'feed:police', role: 'feed' } as const

/** What one failing site did to the hall. */
export interface SiteReport {
  readonly plan: FailurePlan
  readonly site: string
  readonly refused: number
  readonly openRefused: boolean
  readonly dropped: number
  readonly broken: readonly string[]
}

interface Walk {
  readonly dir: string
  readonly disk: FailingDisk
  readonly done: { readonly id: string; readonly seq: number }[]
  at: number
  readonly refused: string[]
  readonly blobs: string[]
  readonly broken: string[]
  openRefused: boolean
  dropped: number
  groupsSinceFailure: number
}

/** Names of all sites where the script of operations changes the disk, in order. */
export async function writeSites(place: string): Promise<readonly string[]> {
  const walk = newWalk(join(place, 'sites'), openFailingDisk(realFiles, null))
  await runScript(walk)
  rmSync(walk.dir, { recursive: true, force: true })
  if (walk.broken.length > 0 || walk.refused.length > 0) throw new Error(`the script fails on a good disk: ${walk.broken.join('; ')}`)
  return walk.disk.sites
}

/** Runs the script with one planned failure, then checks on the good disk that nothing acknowledged is missing. */
export async function runSite(place: string, plan: FailurePlan, powerCutSeed: number | null = null): Promise<SiteReport> {
  const name = `${plan.code}-${plan.lasts}-${plan.site}${powerCutSeed === null ? '' : `-cut`}`
  const dir = join(place, name)
  mkdirSync(dir, { recursive: true })
  const random = randomOf(powerCutSeed ?? 0)
  const lossy = powerCutSeed === null ? null : openLossyDisk({ random, temper: randomTemper(random), store: `${dir}.store` })
  const walk = newWalk(dir, openFailingDisk(lossy?.files ?? realFiles, plan))
  await runScript(walk)
  lossy?.cutPower()
  await checkAfter(walk, { wasCut: lossy !== null })
  const { broken, refused, openRefused, dropped, disk } = walk
  if (broken.length === 0) rmSync(dir, { recursive: true, force: true })
  rmSync(`${dir}.store`, { recursive: true, force: true })
  return { plan, site: disk.sites[plan.site - 1] ?? '-', refused: refused.length, openRefused, dropped, broken }
}

function newWalk(dir: string, disk: FailingDisk): Walk {
  return { dir, disk, done: [], at: BEGINNING_AT, refused: [], blobs: [], broken: [], openRefused: false, dropped: 0, groupsSinceFailure: 0 }
}

async function runScript(walk: Walk): Promise<void> {
  const place = await openUnderFailure(walk)
  if (!place) return
  for (let group = 0; group < GROUPS; group += 1) {
    await runGroup(walk, place, group)
    if (group === GROUPS / 2) await putBlob(walk, place)
    if (walk.disk.hasFailed) walk.groupsSinceFailure += 1
    if (walk.groupsSinceFailure === GROUPS_UNTIL_MENDED) walk.disk.mend()
  }
  await place.close().catch((error: unknown) => walk.broken.push(`closing rejects: ${String(error)}`))
}

async function openUnderFailure(walk: Walk): Promise<OpenPlace | null> {
  const open = (files: FileLayer) => openPlace({ dir: walk.dir, files, now: () => (walk.at += STEP_MS), ...SMALL })
  try {
    return await open(walk.disk.files)
  } catch (error) {
    walk.openRefused = true
    if (!walk.disk.hasFailed) walk.broken.push(`opening rejects on a good disk: ${String(error)}`)
  }
  walk.disk.mend()
  return open(walk.disk.files).catch((error: unknown) => {
    walk.broken.push(`opening rejects after the disk was mended: ${String((error as Error).stack)}`)
    return null
  })
}

async function runGroup(walk: Walk, { hall }: OpenPlace, group: number): Promise<void> {
  const failedBefore = walk.disk.hasFailed
  const isMended = walk.groupsSinceFailure >= GROUPS_UNTIL_MENDED
  const ids = Array.from({ length: GROUP }, (_, index) => `command-${group}-${index}`)
  const answers = await Promise.all(ids.map((id) => hall.execute(reportOf(id), FEED)))
  for (const [index, answer] of answers.entries()) {
    const id = ids[index]!
    if (answer.ok && 'seq' in answer) walk.done.push({ id, seq: answer.seq })
    else walk.refused.push(id)
    const wrong = wrongAnswer(answer, { mayFail: (failedBefore || walk.disk.hasFailed) && !isMended })
    if (wrong) walk.broken.push(`${id}: ${wrong}`)
  }
}

function reportOf(id: string) {
  return { name: 'report.receive', commandId: id, input: { id, source: 'police', kind: 'call', summary: '道路积水'.repeat(30) } }
}

function wrongAnswer(answer: CommandAnswer, { mayFail }: { mayFail: boolean }): string | null {
  if (answer.ok) return null
  if (answer.code !== 'journal-unavailable') return `refused with ${answer.code}: ${answer.message}`
  return mayFail ? null : `refused while the disk is good: ${answer.message}`
}

async function putBlob(walk: Walk, { fabric }: OpenPlace): Promise<void> {
  await fabric.blobs.put(Buffer.from('an accepted configuration')).then(
    (hash) => walk.blobs.push(hash),
    (error: unknown) => (walk.disk.hasFailed ? undefined : walk.broken.push(`a blob is refused on a good disk: ${String(error)}`)),
  )
}

async function checkAfter(walk: Walk, { wasCut }: { wasCut: boolean }): Promise<void> {
  try {
    const place = await openPlace({ dir: walk.dir, now: () => walk.at, ...SMALL })
    const found = (await eventsOf(place)).map((event) => event.commandId).filter((id) => id.startsWith('command-'))
    const kept = new Set(found)
    const done = walk.done.filter(({ seq }) => seq >= place.fabric.log.firstSeq()).map(({ id }) => id)
    const lost = done.filter((id) => !kept.has(id))
    if (lost.length > 0) walk.broken.push(`acknowledged and lost: ${lost.join(', ')}`)
    if (kept.size !== found.length) walk.broken.push('a command stands in the journal twice')
    const inOrder = found.filter((id) => done.includes(id))
    if (inOrder.join(' ') !== done.join(' ')) walk.broken.push('the order is another one than that of the answers')
    // A group that was refused may stand on a disk that lost its power, or never worked again, before it could be taken away.
    const risen = walk.refused.filter((id) => kept.has(id))
    const isMended = walk.groupsSinceFailure >= GROUPS_UNTIL_MENDED || walk.disk.plan?.lasts === 'once'
    if (risen.length > (wasCut || !isMended ? GROUP : 0)) walk.broken.push(`refused and yet there: ${risen.join(', ')}`)
    const whole = await place.fabric.log.verify()
    if (!whole.ok) walk.broken.push(`the chain breaks at ${JSON.stringify(whole.firstBad)}`)
    for (const hash of walk.blobs) if (!(await place.fabric.blobs.get(hash)).ok) walk.broken.push(`blob ${hash} is gone`)
    for (const { code, detail } of place.problems) if (code === 'journal-damaged') walk.broken.push(detail)
    const again = await place.hall.execute(reportOf('command-after'), FEED)
    if (!again.ok) walk.broken.push(`afterwards refused: ${again.message}`)
    walk.dropped = place.fabric.log.firstSeq() - 1
    await place.close()
  } catch (error) {
    walk.broken.push(`does not open or read afterwards: ${String((error as Error).stack)}`)
  }
}

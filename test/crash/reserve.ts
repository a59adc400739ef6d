// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { realFiles } from '../../electron/storage/fileLayer.ts'
import { openPlace, type OpenPlace } from './place.ts'
import { openSmallDisk, type SmallDisk } from './smallDisk.ts'

const RESERVE_BYTES = 64 * 1024
const PATIENCE_MS = 20_000
const MINUTE_MS = 60_000
const SHORTAGES = 2
const FEED = { principal: 'feed:police', role: 'feed' } as const

/** What a disk that fills up did to the hall, shortage after shortage. */
export interface ReserveReport {
  readonly acknowledged: number
  /** Commands that the reserve made possible, in each shortage. */
  readonly byReserve: readonly number[]
  readonly reserveUsed: number
  readonly refilled: number
  readonly broken: readonly string[]
}

interface Walk {
  readonly place: OpenPlace
  readonly disk: SmallDisk
  readonly clock: { at: number }
  readonly done: string[]
  readonly broken: string[]
}

/** Fills a small disk until commands are refused, makes room again, twice; then reads what is there on the real disk. */
export async function runReserve(dir: string): Promise<ReserveReport> {
  mkdirSync(dir, { recursive: true })
  const disk = openSmallDisk(realFiles, 10 * RESERVE_BYTES)
  const clock = { at: 1_790_000_000_000 }
  const place = await openPlace({ dir, files: disk.files, reserveBytes: RESERVE_BYTES, now: () => clock.at })
  const walk: Walk = { place, disk, clock, done: [], broken: [] }
  const byReserve: number[] = []
  let refilled = 0
  if (!(await reserveIsWhole(walk))) walk.broken.push('the reserve is not there at the start')
  for (let shortage = 1; shortage <= SHORTAGES; shortage += 1) {
    disk.setRoom(disk.usedBytes() + 2000)
    byReserve.push(await fillUp(walk, shortage))
    disk.setRoom(disk.usedBytes() + 10 * RESERVE_BYTES)
    for (let index = 0; index < 20; index += 1)
      if (!(await execute(walk, `room-${shortage}-${index}`))) walk.broken.push('refused although there is room again, without a restart')
    refilled += (await reserveIsWhole(walk)) ? 1 : 0
  }
  const reserveUsed = place.problems.filter((problem) => problem.code === 'journal-reserve-used').length
  if (reserveUsed !== SHORTAGES) walk.broken.push(`the reserve was told as used ${reserveUsed} times in ${SHORTAGES} shortages`)
  if (refilled !== SHORTAGES) walk.broken.push(`the reserve was made anew ${refilled} times after ${SHORTAGES} shortages`)
  if (byReserve.some((count) => count === 0)) walk.broken.push('the reserve made no command possible')
  await place.close()
  const again = await openPlace({ dir })
  const lost = walk.done.filter((id) => again.fabric.log.seqOfCommand(id) === null)
  if (lost.length > 0) walk.broken.push(`acknowledged and lost: ${lost.join(', ')}`)
  if (!(await again.fabric.log.verify()).ok) walk.broken.push('the chain is broken')
  await again.close()
  if (walk.broken.length === 0) rmSync(dir, { recursive: true })
  return { acknowledged: walk.done.length, byReserve, reserveUsed, refilled, broken: walk.broken }
}

/** Commands until one is refused; answers how many were done after the reserve was given up. */
async function fillUp(walk: Walk, shortage: number): Promise<number> {
  const used = () => walk.place.problems.filter((problem) => problem.code === 'journal-reserve-used').length
  let byReserve = 0
  for (let index = 0; index < 2000; index += 1) {
    if (!(await execute(walk, `fill-${shortage}-${index}`))) return byReserve
    if (used() === shortage) byReserve += 1
  }
  walk.broken.push('a full disk refused nothing')
  return byReserve
}

async function execute({ place, done, broken }: Walk, id: string): Promise<boolean> {
  const input = { id, source: 'police', kind: 'call', summary: '道路积水'.repeat(30) }
  const answer = await place.hall.execute({ name: 'report.receive', commandId: id, input }, FEED)
  if (answer.ok) done.push(id)
  else if (answer.code !== 'journal-unavailable') broken.push(`refused with ${answer.code}`)
  return answer.ok
}

// The reserve is filled beside the commands, and looked after when one comes.
async function reserveIsWhole(walk: Walk): Promise<boolean> {
  const path = `${walk.place.dir}/reserve`
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += 50) {
    if ((await realFiles.sizeOf(path).catch(() => 0)) === RESERVE_BYTES) return true
    await wait(50)
    walk.clock.at += MINUTE_MS
    if (waitedMs % 200 === 0) await execute(walk, `wait-${walk.done.length}`)
  }
  return false
}

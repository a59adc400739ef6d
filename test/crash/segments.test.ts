// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PAYLOAD_KINDS } from '../../shared/domain/index.ts'
import { listSegments, readSegmentFile, SegmentWriter, type SegmentOpenReport } from '../../electron/storage/index.ts'
import type { DiskTemper } from './lossyFile.ts'
import { openLossyDisk, randomTemper, type LossyDisk } from './lossyFiles.ts'
import { systemError } from './lossyNames.ts'
import { randomOf, type Random } from './random.ts'

const LIVES = 6

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'cuts-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const numberOf = (payload: Buffer): number => JSON.parse(payload.toString('utf8')).number as number
const settings = (dir: string) => ({ dir, stream: 'journal', district: '310117', product: 'test', now: () => 1_790_000_000_000, seqOf: numberOf }) as const

/** A machine whose power goes now and then, and whose process dies more often: then only the page cache lives on. */
class Machine {
  readonly #random: Random
  readonly #setting: { readonly dir: string; readonly broken: DiskTemper['broken'] }
  #disk: LossyDisk | null = null
  #number = 0
  #stepsLeft = 0

  constructor(random: Random, setting: { readonly dir: string; readonly broken: DiskTemper['broken'] }) {
    this.#random = random
    this.#setting = setting
  }

  /** The disk for a process that will die after some steps. */
  startProcess(): LossyDisk {
    this.#stepsLeft = 1 + this.#random.below(this.#random.pick([30, 120, 500]))
    if (!this.#disk) {
      this.#number += 1
      const { dir, broken } = this.#setting
      const onStep = (): void => {
        this.#stepsLeft -= 1
        if (this.#stepsLeft < 0) throw systemError('EIO', 'the process is dead')
      }
      this.#disk = openLossyDisk({ random: this.#random, temper: randomTemper(this.#random, broken), store: `${dir}.store-${this.#number}`, onStep })
    }
    return this.#disk
  }

  cutPower(): void {
    this.#disk?.cutPower()
    this.#disk = null
  }
}

/** Appends numbered records until the process dies; answers the last number that anybody was told is there. */
async function live(dir: string, { files }: LossyDisk, random: Random): Promise<number> {
  let told = 0
  try {
    const { writer } = await SegmentWriter.open({ ...settings(dir), files })
    // What is there when it opens is told too: a repeated command is answered by it.
    told = writer.head().seq
    for (let turn = 0; turn < 200; turn += 1) {
      const { seq } = writer.head()
      const entries = Array.from({ length: 1 + random.below(4) }, (_, index) => {
        const text = JSON.stringify({ number: seq + 1 + index, text: 'x'.repeat(random.below(1500)) })
        return { kind: PAYLOAD_KINDS.json, payload: Buffer.from(text) }
      })
      told = (await writer.append(entries)).lastSeq
      if (random.happens(0.1)) await writer.rotate()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error
  }
  return told
}

async function readNumbers(dir: string): Promise<number[]> {
  const numbers: number[] = []
  for (const { path } of await listSegments(dir)) {
    for await (const record of readSegmentFile(path)) if (record.offset > 0) numbers.push(numberOf(record.payload))
  }
  return numbers
}

/** One data folder over several power cuts; answers what was lost or damaged, and what was cut by the last opening. */
async function runLives(seed: number, broken: DiskTemper['broken'] = 'nothing'): Promise<{ problems: string[]; report: SegmentOpenReport | null }> {
  const random = randomOf(seed)
  const dir = join(place, String(seed))
  const machine = new Machine(random, { dir, broken })
  const problems: string[] = []
  let told = 0
  let report: SegmentOpenReport | null = null
  for (let number = 0; number < LIVES && problems.length === 0; number += 1) {
    told = Math.max(told, await live(dir, machine.startProcess(), random))
    if (random.happens(0.3)) continue
    machine.cutPower()
    if (random.happens(0.3)) continue
    const opened = await SegmentWriter.open(settings(dir))
    await opened.writer.close()
    report = opened.report
    const numbers = await readNumbers(dir)
    if (report.damages.length > 0) problems.push(`damage: ${JSON.stringify(report.damages)}`)
    if (numbers.length < told) problems.push(`${told} acknowledged, ${numbers.length} there`)
    if (numbers.some((found, index) => found !== index + 1)) problems.push('a gap')
    if (opened.writer.head().seq !== numbers.length) problems.push('another head')
  }
  return { problems, report }
}

test('over hundreds of power cuts no acknowledged record is lost, and no torn tail passes for damage', { timeout: 300_000 }, async () => {
  const found = new Map<number, string[]>()
  let torn = 0
  for (let seed = 1; seed <= 120; seed += 1) {
    const { problems, report } = await runLives(seed)
    if (problems.length > 0) found.set(seed, problems)
    torn += report && report.cutBytes > 0 ? 1 : 0
  }
  expect([...found]).toEqual([])
  // Otherwise the disk did not forget and this proves nothing.
  expect(torn).toBeGreaterThan(10)
  expect(readdirSync(place).length).toBeGreaterThan(0)
})

test.each(['datasync', 'syncFolder', 'late-datasync'] as const)('a disk with a broken %s is caught', { timeout: 120_000 }, async (broken) => {
  let caught = 0
  for (let seed = 1; seed <= 40 && caught === 0; seed += 1) caught += (await runLives(seed, broken)).problems.length > 0 ? 1 : 0
  expect(caught).toBe(1)
})

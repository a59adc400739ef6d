// SPDX-License-Identifier: Apache-2.0
// One life of the hall in plain Node on a disk that forgets. What it acknowledges it says first, with a synchronous write.
import { writeSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { commandIdOf, commandOf, type LifeOrder, type LifeWord } from './life.ts'
import { openLossyDisk, randomTemper } from './lossyFiles.ts'
import { openPlace } from './place.ts'
import { randomOf } from './random.ts'

const LANES = 4
const STEP_MS = 6 * 3_600_000
const WORDS_FILE = 1
const READY_PIPE = 3
const parent = process.ppid

function say(word: LifeWord): void {
  writeSync(WORDS_FILE, `${JSON.stringify(word)}\n`)
}

/** Counts the steps of the disk and ends this process at the ordered one. */
class Fate {
  readonly #dieAt: LifeOrder['dieAt']
  #phase: 'start' | 'closing' = 'start'
  #count = 0

  constructor(dieAt: LifeOrder['dieAt']) {
    this.#dieAt = dieAt
  }

  step(): void {
    this.#count += 1
    if (this.#dieAt?.from === this.#phase && this.#dieAt.step === this.#count) process.kill(process.pid, 'SIGKILL')
  }

  beginClosing(): void {
    this.#phase = 'closing'
    this.#count = 0
  }
}

async function live(order: LifeOrder): Promise<void> {
  const random = randomOf(order.seed)
  const temper = randomTemper(random, order.broken)
  let at = order.startAt
  const fate = new Fate(order.dieAt)
  const disk = openLossyDisk({ random: randomOf(order.seed + 1), temper, store: order.store, onStep: () => fate.step() })
  const place = await openPlace({ dir: order.dir, files: disk.files, checkpointEvery: order.checkpointEvery, now: () => (at += STEP_MS) })
  say({ word: 'opened', seq: place.hall.head().seq, problems: place.problems.map((problem) => problem.code) })
  const written = new Map<string, number>()
  place.hall.subscribe((events) => {
    for (const event of events) {
      say({ word: 'event', event })
      written.set(event.commandId, (written.get(event.commandId) ?? 0) + 1)
    }
  })
  const run = async (index: number): Promise<void> => {
    const { name, input, actor } = commandOf(order.seed, index)
    const commandId = commandIdOf(order.seed, index)
    const answer = await place.hall.execute({ name, input, commandId }, actor)
    if (answer.ok && 'seq' in answer) say({ word: 'done', index, seq: answer.seq, events: written.get(commandId) ?? 0 })
    if (!answer.ok) say({ word: 'refused', index, code: answer.code })
  }
  await run(0)
  let next = 1
  const lane = async (): Promise<void> => {
    // Whoever was to kill it may have died first: nobody needs its words then.
    while (next < order.commands && process.ppid === parent) {
      const index = next
      next += 1
      await run(index)
      if (random.happens(0.3)) await turn()
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  say({ word: 'closing' })
  fate.beginClosing()
  await place.close()
  say({ word: 'closed' })
}

writeSync(READY_PIPE, 'ready')
await live(JSON.parse(process.argv[2] ?? '') as LifeOrder)

// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

// A story that ran longer ago than this starts anew: nobody is waiting for its middle.
const RESUME_WITHIN_MS = 2 * 3_600_000

const memorySchema = z.strictObject({
  http: z.string(),
  mqtt: z.string(),
  story: z.string(),
  seed: z.number().int(),
  startedAt: z.number().int(),
  seenAt: z.number().int(),
})

/** Where the demonstration district of this data directory last listened, and since when its story runs. */
export type DistrictMemory = z.infer<typeof memorySchema>

const fileIn = (dataDir: string) => path.join(dataDir, 'district.json')

/** The last run, or null when there was none or its note is unreadable. */
export function readDistrictMemory(dataDir: string): DistrictMemory | null {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')))
  } catch {
    return null
  }
}

/** Notes a run; a failure costs only the continuation of the story. */
export async function writeDistrictMemory(dataDir: string, memory: DistrictMemory): Promise<void> {
  await writeFile(fileIn(dataDir), JSON.stringify(memory), { mode: 0o600 }).catch(() => undefined)
}

/** True when a new run should go on where the last one was: the same story and seed, and not long ago. */
export function continuesRun(memory: DistrictMemory | null, run: { story: string; seed: number; now: number }): memory is DistrictMemory {
  return (
    memory !== null &&
    memory.story === run.story &&
    memory.seed === run.seed &&
    run.now - memory.seenAt < RESUME_WITHIN_MS &&
    run.now - memory.startedAt < 20 * 3_600_000
  )
}

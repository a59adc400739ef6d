// SPDX-License-Identifier: Apache-2.0
import type { LoadedConfig } from '../storage/index.ts'
import type { CommandLine } from './commandLine.ts'
import { DistrictProcess, type DistrictAddresses } from './district.ts'
import { readDistrictMemory } from './districtMemory.ts'

/** What decides whether a demonstration district runs, and where it keeps its memory. */
export interface DistrictOrder {
  readonly line: CommandLine
  readonly read: LoadedConfig
  readonly script: string
  readonly dataDir: string
  now(): number
  tell(code: string, detail: string): void
}

/** The demonstration district, if it is wanted, and where the feeds of a demonstration are. Never rejects. */
export async function startDistrict(order: DistrictOrder): Promise<{ district: DistrictProcess | null; addresses: DistrictAddresses | null }> {
  const district = districtFor(order)
  // Without a district and without a configuration the feeds of the last run stay known: the cached wall, with honest ages.
  const last = order.read.config === null ? readDistrictMemory(order.dataDir) : null
  if (!district) return { district, addresses: last }
  const addresses = await district.start().catch((error: unknown) => {
    order.tell('district-failed', error instanceof Error ? error.message : String(error))
    return last
  })
  return { district, addresses: addresses ?? last }
}

function districtFor(order: DistrictOrder): DistrictProcess | null {
  const story = order.line.district ?? (order.read.config === null ? 'calm' : 'off')
  if (story === 'off') return null
  return new DistrictProcess({
    script: order.script,
    story,
    seed: order.line.seed,
    dataDir: order.dataDir,
    now: () => order.now(),
    onExit: (code) => order.tell('district-ended', `exit ${code}`),
  })
}

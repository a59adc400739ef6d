// SPDX-License-Identifier: Apache-2.0
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { HallConfig } from '../../shared/config/index.ts'
import { keepGeneration, readGenerations } from './configGenerations.ts'
import { parseConfigText, type ConfigProblem } from './configText.ts'

const LARGEST_CONFIG_BYTES = 4 * 1024 * 1024

/** Where the configuration is looked for. Without `file`, `hall.yaml` in the data folder is taken if it is there. */
export interface ConfigPlace {
  readonly file: string | null
  readonly dataDir: string
  readonly now: () => number
}

/** The configuration to run: null means there is none, so the demonstration runs. `origin` is the file it came from, '' for none. */
export interface LoadedConfig {
  readonly config: HallConfig | null
  readonly origin: string
  readonly problems: readonly ConfigProblem[]
}

/** The file that is read for a place. */
export function configFile(place: Pick<ConfigPlace, 'file' | 'dataDir'>): string {
  return place.file ?? join(place.dataDir, 'hall.yaml')
}

/** Reads the configuration. An unreadable or invalid file never stops the wall: the last good one is answered, with the problems. Never rejects. */
export async function loadConfig(place: ConfigPlace): Promise<LoadedConfig> {
  const file = configFile(place)
  const generations = join(place.dataDir, 'config')
  const text = await readText(file)
  if (typeof text !== 'string') {
    if (text.absent && place.file === null) return { config: null, origin: '', problems: [] }
    return lastGood(generations, [{ code: 'config-unreadable', line: null, path: file, message: text.reason }])
  }
  const parsed = parseConfigText(text)
  if (!parsed.ok) return lastGood(generations, parsed.problems)
  try {
    await keepGeneration(generations, { text, origin: file, savedAt: place.now() })
    return { config: parsed.config, origin: file, problems: [] }
  } catch (error) {
    return {
      config: parsed.config,
      origin: file,
      problems: [{ code: 'config-not-kept', line: null, path: generations, message: String((error as Error).message) }],
    }
  }
}

async function lastGood(dir: string, problems: readonly ConfigProblem[]): Promise<LoadedConfig> {
  for (const generation of await readGenerations(dir)) {
    const parsed = generation ? parseConfigText(generation.text) : null
    if (!generation || !parsed?.ok) continue
    const since = new Date(generation.savedAt).toISOString()
    return {
      config: parsed.config,
      origin: generation.origin,
      problems: [
        ...problems,
        { code: 'config-last-good-used', line: null, path: generation.origin, message: `the configuration accepted at ${since} is used` },
      ],
    }
  }
  return { config: null, origin: '', problems }
}

async function readText(file: string): Promise<string | { absent: boolean; reason: string }> {
  try {
    // Not blocking: a pipe in the place of a file must not hold up the start.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const info = await handle.stat()
      if (!info.isFile()) return { absent: false, reason: 'it is not a file' }
      if (info.size > LARGEST_CONFIG_BYTES) return { absent: false, reason: 'it is larger than 4 MB' }
      return new TextDecoder('utf-8', { fatal: true }).decode(await handle.readFile())
    } finally {
      await handle.close()
    }
  } catch (error) {
    return { absent: (error as NodeJS.ErrnoException).code === 'ENOENT', reason: String((error as Error).message) }
  }
}

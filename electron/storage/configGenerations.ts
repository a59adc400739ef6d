// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './durableFile.ts'

const generationSchema = z.strictObject({ v: z.literal(1), sha256: z.string(), savedAt: z.number(), origin: z.string(), text: z.string() })

/** A configuration text that was good once. */
export type ConfigGeneration = z.infer<typeof generationSchema>

const NAMES = ['current.json', 'previous.json'] as const

/** Keeps an accepted text; the one before it stays as the second generation. Rejects with the file error. */
export async function keepGeneration(dir: string, given: { readonly text: string; readonly origin: string; readonly savedAt: number }): Promise<void> {
  const [current] = await readGenerations(dir)
  if (current?.text === given.text) return
  await mkdir(dir, { recursive: true, mode: 0o700 })
  // A damaged current one must not push out the good one before it.
  if (current) await copyFile(join(dir, NAMES[0]), join(dir, NAMES[1]))
  await writeDurably(
    join(dir, NAMES[0]),
    JSON.stringify({ v: 1, sha256: sha256(given.text), savedAt: given.savedAt, origin: given.origin, text: given.text } satisfies ConfigGeneration),
  )
}

/** The kept generations that are undamaged: the current one (null when it is not), then the one before. */
export async function readGenerations(dir: string): Promise<readonly [ConfigGeneration | null, ConfigGeneration | null]> {
  return [await readGeneration(join(dir, NAMES[0])), await readGeneration(join(dir, NAMES[1]))]
}

async function readGeneration(path: string): Promise<ConfigGeneration | null> {
  try {
    const parsed = generationSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return parsed.success && parsed.data.sha256 === sha256(parsed.data.text) ? parsed.data : null
  } catch {
    return null
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../storage/index.ts'

/** What stands in control.json: where the API is, its token for this run, and whose run it is. */
export interface ControlFile {
  readonly url: string
  readonly token: string
  readonly pid: number
}

/** Writes DIR/control.json at once and for this user only (0600). The answer removes it; it is synchronous, for use at exit. */
export async function writeControlFile(dir: string, content: ControlFile): Promise<{ readonly path: string; remove(): void }> {
  const path = join(dir, 'control.json')
  await writeDurably(path, JSON.stringify(content) + '\n')
  return { path, remove: () => rmSync(path, { force: true }) }
}

// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from './paths.mjs'

const ignored = /(\.test\.[mc]?[jt]s|\.browser\.test\.ts|\/gallery\.ts|\.DS_Store|~)$/

function collectFiles(place, found) {
  if (!existsSync(place)) return
  if (statSync(place).isFile()) {
    found.push(place)
    return
  }
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    collectFiles(path.join(place, entry.name), found)
  }
}

/** One digest over names and contents of files and folders (relative to the project); tests do not count. */
export function fingerprint(places, root = projectDir) {
  const files = []
  for (const place of places) collectFiles(path.resolve(root, place), files)
  const hash = createHash('sha256')
  const counted = files.map((file) => path.relative(root, file).split(path.sep).join('/'))
  for (const name of counted.filter((file) => !ignored.test(file)).sort()) {
    const content = readFileSync(path.join(root, name))
    hash.update(`${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex').slice(0, 32)
}

// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

async function findInFile(file, pattern) {
  let tail = ''
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 22, encoding: 'latin1' })) {
    const found = pattern.exec(tail + chunk)
    if (found?.[1]) return found[1]
    tail = chunk.slice(-64)
  }
  return null
}

/** Chromium's version as compiled into a runtime's binary, or null. Runs nothing. */
export function readChromeVersion(executable) {
  return findInFile(executable, /Chrome\/(\d+\.\d+\.\d+\.\d+)/)
}

/** Electron's version of an unpacked runtime: its `version` file, else the binary's own words; null if neither. */
export async function readElectronVersion(dir, executable) {
  try {
    return (await readFile(path.join(dir, 'version'), 'utf8')).trim().replace(/^v/, '')
  } catch {
    return findInFile(executable, /Electron\/(\d+\.\d+\.\d+)/)
  }
}

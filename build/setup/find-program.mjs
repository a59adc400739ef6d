// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** Path of a program on the PATH, or null. */
export function findProgram(name, env = process.env) {
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      continue
    }
  }
  return null
}

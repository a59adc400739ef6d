// SPDX-License-Identifier: Apache-2.0
import { watch, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'
import { configFile, loadConfig, type ConfigPlace, type LoadedConfig } from './config.ts'

// Editors write in several steps (truncate, write, rename); one reading after the last of them is enough.
const SETTLE_MS = 300

/** Reads the configuration anew whenever its file changes, and hands on what differs from before. The answer ends it. */
export function watchConfig(place: ConfigPlace, before: LoadedConfig, onChange: (loaded: LoadedConfig) => void): () => void {
  const file = configFile(place)
  let last = JSON.stringify(before)
  let timer: NodeJS.Timeout | null = null
  let isClosed = false
  const read = async (): Promise<void> => {
    const loaded = await loadConfig(place)
    const text = JSON.stringify(loaded)
    if (isClosed || text === last) return
    last = text
    onChange(loaded)
  }
  const watcher = openWatcher(dirname(file), (name) => {
    if (name !== null && name !== basename(file)) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void read(), SETTLE_MS)
  })
  return () => {
    isClosed = true
    if (timer) clearTimeout(timer)
    watcher?.close()
  }
}

// The folder is watched, since a file that is replaced takes a watcher on itself with it. A folder that is not there has no news.
function openWatcher(dir: string, onName: (name: string | null) => void): FSWatcher | null {
  try {
    const watcher = watch(dir, { persistent: false }, (_kind, name) => onName(name))
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return null
  }
}

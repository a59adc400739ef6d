// SPDX-License-Identifier: Apache-2.0
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { runtimeCacheDir } from '../paths.mjs'
import { readJson, writeJson } from './cache.mjs'

const stampFile = path.join(runtimeCacheDir, 'official-failed.json')

/** How long a failed official download is not tried again. */
export const retryAfterMs = 24 * 3_600_000

/** Whether a stamp `{ url, at, reason }` still speaks against trying `url` at `now` (epoch ms). */
export function isFailureFresh(stamp, url, now) {
  if (!stamp || stamp.url !== url || typeof stamp.at !== 'number') return false
  const age = now - stamp.at
  return age >= 0 && age < retryAfterMs
}

/** The remembered failure of the last official download, or null. */
export function readFailure() {
  return readJson(stampFile)
}

/** Remembers that `url` could not be fetched, and why. */
export function rememberFailure(url, reason) {
  return writeJson(stampFile, { url, reason, at: Date.now() })
}

/** Forgets the failure after a success. */
export function forgetFailure() {
  return rm(stampFile, { force: true })
}

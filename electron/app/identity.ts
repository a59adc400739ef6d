// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What this build and its runtime are, as health and the about page say it. */
export interface Identity {
  readonly name: string
  readonly version: string
  readonly commit: string | null
  readonly electron: string
  readonly chrome: string
  readonly node: string
  /** True on the npm fallback runtime: 开发运行时, for development and tests only. */
  readonly developmentRuntime: boolean
  readonly packaged: boolean
}

interface RuntimeFile {
  readonly kind?: string
  readonly runtime?: { readonly kind?: string }
  readonly commit?: string
}

/** Reads what the build wrote about itself; a missing file is an ordinary checkout. */
export function readIdentity(appPath: string, version: string, packaged: boolean): Identity {
  const build = readJson(path.join(appPath, 'dist/build-info.json'))
  const runtime = packaged ? build?.runtime?.kind : readJson(path.join(appPath, '.runtime/current.json'))?.kind
  return {
    name: 'CityOps Wall 城运大屏',
    version,
    commit: build?.commit ?? null,
    electron: process.versions.electron ?? '',
    chrome: process.versions.chrome ?? '',
    node: process.versions.node,
    developmentRuntime: runtime === 'development',
    packaged,
  }
}

function readJson(file: string): RuntimeFile | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RuntimeFile
  } catch {
    return null
  }
}

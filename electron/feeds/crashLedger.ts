// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlackBoxFinding } from './blackBox.ts'
import { QUARANTINE_FOLDER } from './paths.ts'

const WINDOW_MS = 5 * 60_000
const CRASHES_TO_LEAVE_OUT = 3
const FIRST_RESTART_MS = 100
const LAST_RESTART_MS = 10_000

/** Remembers how often the host ended and over whose payload; times are monotonic milliseconds. */
export class CrashLedger {
  #crashes: number[] = []
  #blamed = new Map<string, number[]>()
  readonly #leftOut = new Set<string>()

  /** Notes an end; answers the wait before the next start: at once the first times, longer when it keeps happening. */
  crashed(now: number): number {
    this.#crashes = [...this.#crashes.filter((at) => now - at < WINDOW_MS), now]
    return Math.min(LAST_RESTART_MS, FIRST_RESTART_MS * 2 ** Math.max(0, this.#crashes.length - 3))
  }

  /** Notes whose payload was being decoded; true when this feed has to be left out from now on. */
  blame(feedId: string, now: number): boolean {
    const times = [...(this.#blamed.get(feedId) ?? []).filter((at) => now - at < WINDOW_MS), now]
    this.#blamed.set(feedId, times)
    if (times.length < CRASHES_TO_LEAVE_OUT) return false
    this.#leftOut.add(feedId)
    return true
  }

  /** Feeds to leave out. */
  leftOut(): string[] {
    return [...this.#leftOut]
  }

  /** Lets every feed try again, after somebody changed the configuration. */
  forgive(): void {
    this.#leftOut.clear()
    this.#blamed.clear()
  }
}

/** Keeps the payload for whoever has to find out; `at` is hall time. Answers the file, or why it could not be kept. */
export async function quarantine(dataDir: string, finding: BlackBoxFinding, at: number): Promise<string> {
  const name = `${finding.feedId.replace(/[^a-z0-9.-]/g, '_')}-${new Date(at).toISOString().replace(/[:.]/g, '')}.payload`
  try {
    await mkdir(join(dataDir, QUARANTINE_FOLDER), { recursive: true, mode: 0o700 })
    await writeFile(join(dataDir, QUARANTINE_FOLDER, name), finding.payload, { mode: 0o600 })
    return `${QUARANTINE_FOLDER}/${name}`
  } catch (error) {
    return `the payload could not be kept (${error instanceof Error ? error.message : String(error)})`
  }
}

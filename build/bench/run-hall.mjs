// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { launchFlags } from '../launch-flags.mjs'
import { projectDir } from '../paths.mjs'

/** Starts the application for a measurement; resolves once its control API answers. */
export async function runHall({ env, runtime, args = [] }) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cityops-bench-'))
  const words = [projectDir, ...launchFlags(), '--data-dir', dataDir, '--port', '0', ...args]
  const child = spawn(runtime.executable, words, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const control = await untilValue(() => JSON.parse(readFileSync(path.join(dataDir, 'control.json'), 'utf8')), 60_000)
  const api = async (route, body) => {
    const answer = await fetch(control.url + route, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${control.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return answer.json()
  }
  return {
    api,
    health: () => api('/api/v1/health'),
    async picture(screen) {
      const answer = await fetch(`${control.url}/api/v1/screens/${screen}/snapshot.png`, { headers: { authorization: `Bearer ${control.token}` } })
      return new Uint8Array(await answer.arrayBuffer())
    },
    command: (name, input) => api('/api/v1/commands', { name, input }),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await Promise.race([ended, wait(8_000).then(() => child.kill('SIGKILL'))])
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Polls until `read` gives something, and gives up after a time. */
export async function untilValue(read, withinMs) {
  const end = performance.now() + withinMs
  for (;;) {
    try {
      const value = await read()
      if (value !== null && value !== undefined && value !== false) return value
    } catch {
      // not there yet
    }
    if (performance.now() > end) throw new Error('measurement: gave up waiting')
    await wait(100)
  }
}

/** Median, least and most of a list. */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) }
}

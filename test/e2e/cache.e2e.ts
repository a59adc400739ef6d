// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { launchHall, type HallUnderTest } from './hall.ts'

// The cache may be deleted at any moment: its history comes back from the feed log, in the keeper of the real application.
test.describe.configure({ mode: 'serial' })
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cityops-e2e-'))
let hall: HallUnderTest
let files: Server
let level = 1

test.beforeAll(async () => {
  files = createServer((_request, response) => response.end(JSON.stringify([{ id: 'gauge', value: ++level, unit: 'm' }])))
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', () => resolve()))
  const url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/`
  writeFileSync(path.join(dataDir, 'hall.yaml'), `feeds:\n  - { id: levels, adapter: http-json, url: "${url}", dataset: reading, periodS: 1 }\n`)
  hall = await launchHall({ dataDir })
})

test.afterAll(async () => {
  await hall.close()
  hall.remove()
  files.closeAllConnections()
  files.close()
})

/** Instants of the gauge in the keeper's database, the oldest first. */
async function cached(): Promise<number[]> {
  const keeper = await hall.page('keeper')
  return keeper.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('cityops-cache')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('no database')))
    })
    const rows = await new Promise<{ seriesId: string; bucketAt: number; at: Uint32Array }[]>((resolve) => {
      const request = database.transaction('series').objectStore('series').getAll()
      request.addEventListener('success', () => resolve(request.result))
    })
    database.close()
    return rows.filter((row) => row.seriesId === 'reading/levels/gauge').flatMap((row) => [...row.at].map((at) => row.bucketAt + at))
  })
}

test('the history of an earlier run comes back into a cache whose files are gone, up to the present', async () => {
  test.setTimeout(150_000)
  await expect.poll(() => level, { timeout: 30_000 }).toBeGreaterThan(8)
  await hall.close()
  const restartedAt = Date.now()
  rmSync(path.join(dataDir, 'browser', 'IndexedDB'), { recursive: true, force: true })
  hall = await launchHall({ dataDir })
  await expect
    .poll(async () => (await cached().catch(() => [])).filter((at) => at < restartedAt).length, { timeout: 90_000, intervals: [1_000] })
    .toBeGreaterThan(5)
  const instants = await cached()
  expect(new Set(instants).size).toBe(instants.length)
  expect(instants.some((at) => at > restartedAt)).toBe(true)
})

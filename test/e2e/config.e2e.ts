// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { launchHall, type HallUnderTest } from './hall.ts'

// hall.yaml is edited while the wall runs: what is right takes effect, what is wrong costs nothing.
test.describe.configure({ mode: 'serial' })
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cityops-e2e-'))
let hall: HallUnderTest
let files: Server
let port = 0
let level = 1

test.beforeAll(async () => {
  files = createServer((request, response) => {
    if (request.url === '/levels.json') response.end(JSON.stringify([{ id: 'gauge', value: ++level, unit: 'm' }]))
    else if (request.url === '/depots.json') response.end(JSON.stringify([{ id: 'd1', name: '示例物资点', quantity: 12, lon: 121.23, lat: 31.03 }]))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', () => resolve()))
  port = (files.address() as AddressInfo).port
  edit([levels()])
  hall = await launchHall({ dataDir })
})

test.afterAll(async () => {
  await hall.close()
  hall.remove()
  files.closeAllConnections()
  files.close()
})

const levels = () => `  - { id: levels, adapter: http-json, url: "http://127.0.0.1:${port}/levels.json", dataset: reading, periodS: 1 }`
const depots = () => `  - { id: depots, title: 示例物资源, adapter: http-json, url: "http://127.0.0.1:${port}/depots.json", dataset: supply, periodS: 1 }`

/** As editors write: beside the file, then over it. */
function edit(feeds: readonly string[]): void {
  const file = path.join(dataDir, 'hall.yaml')
  writeFileSync(`${file}.new`, ['feeds:', ...feeds, ''].join('\n'))
  renameSync(`${file}.new`, file)
}

interface Health {
  readonly feeds: readonly { readonly id: string; readonly counters: { readonly received: number } }[]
  readonly configuration: { readonly hash: string; readonly problems: readonly unknown[] }
}
interface State {
  readonly at: number
  readonly stateHash: string
  readonly recordsHash: string | null
  readonly notices: readonly { readonly code: string; readonly detail: string }[]
}

const read = async (route: string): Promise<unknown> => (await hall.api(route)).json()
const health = async () => (await read('/api/v1/health')) as Health
const state = async (query = '') => (await read(`/api/v1/state${query}`)) as State
const journal = async () => (await read('/api/v1/journal')) as { records: { type: string; body: { hash?: string } }[] }
const feedIds = async () => (await health()).feeds.map((feed) => feed.id)
const supplies = async () => ((await read('/api/v1/datasets/supply')) as { records: unknown[] }).records.length
const received = async () => (await health()).feeds[0]!.counters.received
const told = async (code: string) => (await state()).notices.filter((notice) => notice.code === code)

test('a second feed appears while the first goes on, the pages learn of it and the journal holds it', async () => {
  await expect.poll(feedIds, { timeout: 20_000 }).toEqual(['levels'])
  await expect.poll(received, { timeout: 20_000 }).toBeGreaterThan(1)
  const [before, hash] = [await received(), (await health()).configuration.hash]
  edit([levels(), depots()])
  await expect.poll(feedIds, { timeout: 20_000 }).toEqual(['levels', 'depots'])
  await expect.poll(supplies, { timeout: 20_000 }).toBe(1)
  // The same connection: a feed that stays as it is does not begin anew.
  expect(await received()).toBeGreaterThanOrEqual(before)
  const after = (await health()).configuration.hash
  expect(after).not.toBe(hash)
  const events = (await journal()).records.filter((event) => event.type === 'config.accepted')
  expect(events.map((event) => event.body.hash)).toEqual([hash, after])
  await expect((await hall.page('console')).getByText('示例物资源').first()).toBeVisible({ timeout: 30_000 })
  await expect((await hall.page('wall')).locator('.stage')).toHaveAttribute('data-layout', 'overview', { timeout: 40_000 })
  await expect.poll(async () => (await told('config-accepted')).length).toBe(1)
})

test('a broken file changes nothing: the feeds go on, the console shows the line', async () => {
  edit([levels(), depots(), '  - { id: third, adapter: carrier-pigeon, url: "http://127.0.0.1:1/" }'])
  await expect
    .poll(async () => (await told('config-problem')).map((notice) => notice.detail), { timeout: 20_000 })
    .toContainEqual(expect.stringMatching(/^4: feeds\.2\.adapter: /))
  const before = await received()
  await expect.poll(received).toBeGreaterThan(before)
  expect(await feedIds()).toEqual(['levels', 'depots'])
  expect((await health()).configuration.problems.length).toBeGreaterThan(0)
  await expect((await hall.page('console')).locator('[data-notice=config-problem]').filter({ hasText: '4: feeds.2.adapter' })).toHaveCount(1)
})

test('repaired, without the second feed: its records leave the wall and the problem is gone', async () => {
  edit([levels()])
  await expect.poll(feedIds, { timeout: 20_000 }).toEqual(['levels'])
  await expect.poll(supplies).toBe(0)
  expect((await health()).configuration.problems).toEqual([])
  rmSync(path.join(dataDir, 'hall.yaml'))
  await expect.poll(async () => (await told('config-problem'))[0]?.detail, { timeout: 20_000 }).toContain('gone')
  expect(await feedIds()).toEqual(['levels'])
})

test('the hash of the records at a moment is the same live and later, and another at another moment', async () => {
  const live = await state()
  expect(live.recordsHash).toMatch(/^[0-9a-f]{64}$/)
  await expect.poll(async () => (await state()).recordsHash).not.toBe(live.recordsHash)
  const past = await state(`?at=${live.at}`)
  expect([past.recordsHash, past.stateHash, past.at]).toEqual([live.recordsHash, live.stateHash, live.at])
  expect((await state('?at=2020-01-01T00:00:00Z')).recordsHash).toBeNull()
})

test('asked for a demonstration that this application does not run, it says so', async () => {
  await hall.command('demonstration.set', { running: true })
  await expect.poll(async () => (await told('district-absent')).length).toBe(1)
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createNetServer, type AddressInfo, type Server as NetServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Aedes } from 'aedes'
import { launchFlags } from '../../build/launch-flags.mjs'
import type { FeedAnswer, RecordsAnswer } from './answers.ts'
import { launchHall, PROJECT, runtimeExecutable, type HallUnderTest } from './hall.ts'

// A district that nobody here wrote the code for: a plain file server and a plain broker, joined by ten lines of hall.yaml.
test.describe.configure({ mode: 'serial' })
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cityops-e2e-'))
const DEPOTS = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'd1',
      properties: { name: '新松江路物资点', quantity: 120, unit: '条', colour: 'x' },
      geometry: { type: 'Point', coordinates: [121.2326184977, 31.0539942301] },
    },
    { type: 'Feature', id: 'off', properties: { name: '坐标越界' }, geometry: { type: 'Point', coordinates: [181.5, 31] } },
    { type: 'Feature', id: 'nan', properties: { name: '坐标不是数' }, geometry: { type: 'Point', coordinates: ['NaN', 31] } },
  ],
}
const DOCTYPE = '<?xml version="1.0"?><!DOCTYPE alert [<!ENTITY a "b">]><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">&a;</alert>'
let hall: HallUnderTest
let files: Server
let broker: Aedes
let mqtt: NetServer
let filePort = 0
let mqttPort = 0

function serveFiles(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/depots.geojson') response.end(JSON.stringify(DEPOTS))
    else if (request.url === '/evil.xml') response.end(DOCTYPE)
    else if (request.url === '/big.json') response.end(`[${'{"id":"1","name":"xxxxxxxxxxxxxxxx"},'.repeat(600_000)}{}]`)
    else response.writeHead(404).end()
  })
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}

async function serveMqtt(port: number): Promise<void> {
  broker = await Aedes.createBroker()
  mqtt = createNetServer((socket) => broker.handle(socket))
  await new Promise<void>((resolve) => mqtt.listen(port, '127.0.0.1', () => resolve()))
}

function publish(topic: string, payload: string): Promise<void> {
  return new Promise((resolve, reject) =>
    broker.publish({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 0, retain: true, dup: false }, (error) => (error ? reject(error) : resolve())),
  )
}

async function feed(id: string): Promise<FeedAnswer | undefined> {
  const health = await (await hall.api('/api/v1/health')).json()
  return health.feeds.find((one) => one.id === id)
}

async function reading(id: string): Promise<RecordsAnswer['records'][number] | undefined> {
  const { records } = await (await hall.api('/api/v1/datasets/reading')).json()
  return records.find((one) => one.id === id)
}

test.beforeAll(async () => {
  files = await serveFiles(0)
  filePort = (files.address() as AddressInfo).port
  await serveMqtt(0)
  mqttPort = (mqtt.address() as AddressInfo).port
  const lines = [
    'feeds:',
    `  - { id: depots, adapter: http-json, url: "http://127.0.0.1:${filePort}/depots.geojson", dataset: supply, crs: GCJ-02, periodS: 2 }`,
    `  - { id: pumps, adapter: mqtt, url: "mqtt://127.0.0.1:${mqttPort}", topic: "pumps/+", periodS: 2 }`,
    `  - { id: evil, adapter: cap, url: "http://127.0.0.1:${filePort}/evil.xml", dataset: warning, periodS: 2 }`,
    `  - { id: big, adapter: http-json, url: "http://127.0.0.1:${filePort}/big.json", dataset: facility, periodS: 5 }`,
  ]
  writeFileSync(path.join(dataDir, 'hall.yaml'), lines.join('\n'))
  hall = await launchHall({ dataDir })
})

test.afterAll(async () => {
  await hall.close()
  hall.remove()
  files.closeAllConnections()
  files.close()
  broker.close()
  mqtt.close()
})

test('a GCJ-02 point stands at its WGS 84 place; its bad neighbours are refused with the reason, an unknown field is counted', async () => {
  await expect.poll(async () => (await (await hall.api('/api/v1/datasets/supply')).json()).records.length).toBe(1)
  const depot = (await (await hall.api('/api/v1/datasets/supply')).json()).records[0]!
  expect(depot.position.lon).toBeCloseTo(121.2282, 4)
  expect(depot.position.lat).toBeCloseTo(31.0561, 4)
  expect(depot.age.state).toBe('fresh')
  await expect.poll(async () => (await feed('depots'))?.counters.rejected ?? 0).toBeGreaterThan(1)
  expect((await feed('depots'))?.counters).toMatchObject({ accepted: 1 })
  expect((await feed('depots'))?.counters.unknownFields).toBeGreaterThan(0)
})

test('a document type, a 20 MB document and broken readings are refused; other records are unaffected', async () => {
  await publish('pumps/p1', '{"value":2.31,"unit":"m"}')
  await publish('pumps/p2', '{"value":"NaN"')
  await expect.poll(async () => (await reading('p1'))?.body.value).toBe(2.31)
  await expect.poll(async () => (await feed('evil'))?.lastError?.message ?? '').toMatch(/DOCTYPE/i)
  await expect.poll(async () => (await feed('big'))?.lastError?.message ?? '').toMatch(/larger/)
  await expect.poll(async () => (await feed('pumps'))?.counters.rejected ?? 0).toBeGreaterThan(0)
  const desk = await hall.page('console')
  await expect(desk.getByText('depots').first()).toBeVisible()
})

test('silence ages a value as ageState says, and a source that comes back is fresh again by itself', async () => {
  await publish('pumps/p1', '{"value":2.4,"unit":"m"}')
  await expect.poll(async () => (await reading('p1'))?.age.state).toBe('fresh')
  const seen = new Set<string>()
  const limits: Record<string, [number, number]> = { fresh: [0, 3], late: [3, 6], stale: [6, 20], lost: [20, 40] }
  await expect
    .poll(
      async () => {
        const { age } = (await reading('p1'))!
        seen.add(age.state)
        const [from, to] = limits[age.state]!
        // The API rounds to a tenth; the limit itself belongs to the younger state.
        expect(age.seconds).toBeGreaterThanOrEqual(from - 0.1)
        expect(age.seconds).toBeLessThanOrEqual(to + 0.1)
        return age.state
      },
      { timeout: 40_000, intervals: [400] },
    )
    .toBe('lost')
  expect([...seen]).toEqual(['fresh', 'late', 'stale', 'lost'])
  await publish('pumps/p1', '{"value":2.5,"unit":"m"}')
  await expect.poll(async () => (await reading('p1'))?.age.state, { timeout: 5_000 }).toBe('fresh')
})

test('started with every source dead, the cached wall comes up and says how old everything is; the sources come back by themselves', async () => {
  await hall.close()
  files.closeAllConnections()
  await new Promise((resolve) => files.close(resolve))
  await new Promise<void>((resolve) => broker.close(() => resolve()))
  await new Promise((resolve) => mqtt.close(resolve))
  hall = await launchHall({ dataDir })
  await expect.poll(async () => (await reading('p1'))?.body.value, { timeout: 20_000 }).toBe(2.5)
  await expect.poll(async () => (await reading('p1'))?.age.state, { timeout: 30_000 }).toBe('lost')
  files = await serveFiles(filePort)
  await serveMqtt(mqttPort)
  await publish('pumps/p1', '{"value":2.6,"unit":"m"}')
  await expect.poll(async () => (await reading('p1'))?.body.value, { timeout: 35_000 }).toBe(2.6)
  await expect.poll(async () => (await feed('depots'))?.link.state, { timeout: 35_000 }).toBe('up')
})

test('a second start on the same data directory is refused in plain words', async () => {
  const second = spawn(runtimeExecutable(), [PROJECT, ...launchFlags(), '--data-dir', hall.dataDir], { stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  second.stderr.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')))
  const code = await new Promise((resolve) => second.once('exit', resolve))
  expect(code).not.toBe(0)
  expect(words).toContain(hall.dataDir)
  expect((await hall.api('/api/v1/health')).status).toBe(200)
})

// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseConfigText } from '../storage/index.ts'
import { openEmbeddedFabric, type Fabric } from '../fabric/index.ts'
import { Hall } from '../hall/index.ts'
import { importOrganisation } from './importOrganisation.ts'
import { completeSetting } from './setting.ts'

const NOW = 1_790_000_000_000
const ADDRESSES = { http: 'http://127.0.0.1:1', mqtt: 'mqtt://127.0.0.1:1' }
const OWN = `organisation:
  asOf: "2026-06-01"
  units:
    - { id: committee, name: 区城运应急委, kind: committee }
    - { id: water, name: 区水务局, kind: department, parentId: committee }
  posts:
    - { id: "water:head", unitId: water, title: 局长, rank: departmentHead }
  sectors:
    - { id: flood, name: 防汛, departmentId: water, leaderPostId: "water:head", from: "2026-01-01" }
`

let dir: string
let fabric: Fabric
let hall: Hall
let told: string[]

const openHall = () => Hall.open({ log: fabric.log, clock: { now: () => NOW }, layouts: [], recordedFrom: () => null })
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'organisation-'))
  told = []
  fabric = await openEmbeddedFabric({ dir, district: '310117', product: 'test', now: () => NOW, onProblem: () => undefined, reserveBytes: 1000 })
  hall = await openHall()
})
afterEach(async () => {
  await hall.close()
  await fabric.close()
  await rm(dir, { recursive: true, force: true })
})

function setting(text: string | null, isDemonstration = false) {
  const parsed = text === null ? null : parseConfigText(text)
  if (parsed && !parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return completeSetting({ config: parsed ? parsed.config : null, origin: '', problems: [] }, isDemonstration ? ADDRESSES : null)
}
const bring = (text: string | null, isDemonstration = false) =>
  importOrganisation({ hall, tell: (code, detail) => void told.push(`${code} ${detail}`) }, setting(text, isDemonstration))

test('the demonstration has its sample organisation, the journal has it once over restarts', async () => {
  await bring(null, true)
  expect(hall.state().organisation).toMatchObject({ demonstration: true, importedBy: 'system' })
  const { seq } = hall.head()
  await hall.close()
  hall = await openHall()
  await bring(null, true)
  expect([hall.head().seq, told]).toEqual([seq, []])
})

test('nothing configured and no demonstration: no organisation', async () => {
  await bring(null)
  await bring('district: "310117"\n')
  expect([hall.head().seq, hall.state().organisation.asOf]).toEqual([0, null])
})

test('the district’s own takes the place of the sample, which does not come back', async () => {
  await bring(null, true)
  await bring(OWN)
  expect(Object.keys(hall.state().organisation.units)).toEqual(['committee', 'water'])
  await bring(null, true)
  expect([hall.state().organisation.demonstration, told]).toEqual([false, []])
})

test('what was changed by hand since stays over a restart with the same file; a changed file comes in', async () => {
  await bring(OWN)
  await hall.execute({ name: 'organisation.setContact', input: { postId: 'water:head', person: '某' } }, { principal: 'desk', role: 'admin' })
  await bring(OWN)
  expect(hall.state().organisation.posts['water:head']?.person).toBe('某')
  await bring(OWN.replace('局长', '主要负责人'))
  expect(hall.state().organisation.posts['water:head']).toMatchObject({ title: '主要负责人' })
})

test('a table that is wrong or older is told with its place, and the earlier one stays', async () => {
  await bring(OWN)
  await bring(OWN.replace('departmentId: water', 'departmentId: fire'))
  await bring(OWN.replace('2026-06-01', '2026-05-01').replace('区水务局', '水务'))
  expect(told).toEqual([expect.stringContaining('sectors[0].departmentId'), expect.stringContaining('2026-06-01')])
  expect(hall.state().organisation.units['water']?.name).toBe('区水务局')
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test'
import { launchHall, type HallUnderTest } from './hall.ts'

// One application for the whole walk: what an operator does in the first minutes, on the real demonstration district.
test.describe.configure({ mode: 'serial' })
let hall: HallUnderTest

test.beforeAll(async () => {
  hall = await launchHall()
})

test.afterAll(async () => {
  await hall.close()
  hall.remove()
})

test('the wall is alive: eight signs with values, source and age, incidents and the demonstration mark', async () => {
  const wall = await hall.page('wall')
  await expect(wall.locator('.stage')).toHaveAttribute('data-layout', 'overview', { timeout: 40_000 })
  await expect(wall.getByText('演示数据').first()).toBeVisible()
  await expect(wall.locator('[data-panel=vitalSigns] [data-sign]')).toHaveCount(8)
  await expect.poll(() => wall.locator('[data-panel=vitalSigns] [data-sign][data-age=fresh]').count(), { timeout: 30_000 }).toBe(8)
  await expect(wall.locator('[data-panel=incidentList]')).toContainText(/\d\d:\d\d/)
  await expect.poll(async () => (await (await hall.api('/api/v1/health')).json()).launch.firstMapFrameMs, { timeout: 40_000 }).toBeGreaterThan(0)
})

test('every dataset of the district is there, inside the district and with a fresh age', async () => {
  const list = await (await hall.api('/api/v1/datasets')).json()
  const counts = Object.fromEntries(list.datasets.map((one) => [one.id, one.count]))
  expect(counts['supply']).toBeGreaterThanOrEqual(300)
  expect(counts['team']).toBeGreaterThanOrEqual(120)
  expect(counts['reading']).toBeGreaterThanOrEqual(400)
  expect(counts['vehicle']).toBeGreaterThanOrEqual(60)
  const teams = await (await hall.api('/api/v1/datasets/team')).json()
  for (const team of teams.records) {
    expect(team.position.lon).toBeGreaterThan(121.0)
    expect(team.position.lon).toBeLessThan(121.38)
    expect(team.age.state).toBe('fresh')
  }
  const health = await (await hall.api('/api/v1/health')).json()
  for (const feed of health.feeds) expect(feed.counters.rejected, `${feed.id} refuses: ${feed.lastError?.message}`).toBe(0)
})

test('the operator switches layouts with three keys, and back', async () => {
  const desk = await hall.page('console')
  const wall = await hall.page('wall')
  await desk.keyboard.press('2')
  await expect.poll(async () => (await (await hall.api('/api/v1/state')).json()).previewLayoutId).toBe('map')
  await expect(wall.locator('.stage')).toHaveAttribute('data-layout', 'overview')
  await desk.keyboard.press('Space')
  await expect(wall.locator('.stage')).toHaveAttribute('data-layout', 'map')
  await desk.keyboard.press('z')
  await expect(wall.locator('.stage')).toHaveAttribute('data-layout', 'overview')
})

test("the wall's own keyboard works the same", async () => {
  const wall = await hall.page('wall')
  await hall.command('layout.preview', { layoutId: null })
  await wall.keyboard.press('2')
  await expect.poll(async () => (await (await hall.api('/api/v1/state')).json()).previewLayoutId).toBe('map')
  await wall.keyboard.press('Escape')
  await expect.poll(async () => (await (await hall.api('/api/v1/state')).json()).previewLayoutId).toBeNull()
})

test('the map widget is moved by a switch, not made anew', async () => {
  const wall = await hall.page('wall')
  const mark = await wall.evaluate(() => ((document.querySelector('[data-panel=map] canvas') as HTMLElement).dataset['mark'] = 'same'))
  expect(mark).toBe('same')
  for (const layoutId of ['emergency', 'map', 'overview']) {
    const answer = await hall.command('layout.take', { layoutId })
    expect(answer.ok).toBe(true)
    await expect(wall.locator('.stage')).toHaveAttribute('data-layout', layoutId)
  }
  expect(await wall.evaluate(() => (document.querySelector('[data-panel=map] canvas') as HTMLElement).dataset['mark'])).toBe('same')
})

test('what is picked on the map shows a card with source and age', async () => {
  const wall = await hall.page('wall')
  await hall.command('layout.take', { layoutId: 'emergency' })
  await expect(wall.locator('.stage')).toHaveAttribute('data-layout', 'emergency')
  const sign = wall.locator('[data-panel=map] .map-mark[data-pick].sign').first()
  await expect(sign).toBeVisible({ timeout: 20_000 })
  const card = wall.locator('[data-panel=map] aside[role=dialog]')
  await sign.dispatchEvent('click')
  await expect(card).toContainText('演示数据')
  await card.getByRole('button').click()
  await expect(card).toHaveCount(0)
  await hall.command('layout.take', { layoutId: 'overview' })
})

test('a response colours the band; without one the emergency layout stays grey', async () => {
  const wall = await hall.page('wall')
  await hall.command('layout.take', { layoutId: 'emergency' })
  await expect(wall.locator('[data-panel=responseBand]')).toContainText('未启动')
  expect(await wall.evaluate(() => document.documentElement.dataset['level'])).toBeUndefined()
  const missing = await hall.command('response.raise', { headquarters: 'natural', level: 3 })
  expect(missing).toMatchObject({ ok: false, code: 'approval-missing' })
  const state = await (await hall.api('/api/v1/state')).json()
  const approval = {
    approver: { name: '分管区领导(示例)', rank: 'deputyDistrictHead' },
    way: 'phone',
    approvedAt: state.at - 60_000,
    clause: '4.3',
    recordedBy: { name: '值班长(示例)' },
  }
  const raised = await hall.command('response.raise', {
    headquarters: 'natural',
    level: 3,
    planId: 'flood-typhoon',
    ...approval,
  })
  expect(raised.ok).toBe(true)
  await expect(wall.locator('[data-panel=responseBand]')).toContainText('Ⅲ')
  await expect.poll(() => wall.evaluate(() => document.documentElement.dataset['level'])).toBe('3')
  expect(await hall.command('response.end', { id: raised.value?.['id'], summary: '演练结束', ...approval })).toMatchObject({ ok: true })
  await hall.command('layout.take', { layoutId: 'overview' })
})

test('rewound, the wall shows the recorded moment and says so; its hash is the one it had', async () => {
  const wall = await hall.page('wall')
  const then = await (await hall.api('/api/v1/state')).json()
  await hall.command('layout.take', { layoutId: 'map' })
  await wall.waitForTimeout(4_000)
  const past = await (await hall.api(`/api/v1/state?at=${then.at}`)).json()
  expect(past.stateHash).toBe(then.stateHash)
  const rewound = await hall.command('timeline.rewind', { at: then.at, rate: 0 })
  expect(rewound.ok, JSON.stringify(rewound)).toBe(true)
  await expect(wall.locator('[data-replay]')).toHaveCount(1)
  await expect(wall.locator('[data-panel=header]')).toContainText('回放')
  await expect(wall.locator('.stage')).toHaveAttribute('data-layout', 'overview')
  expect((await hall.command('timeline.live', {})).ok).toBe(true)
  await expect(wall.locator('[data-replay]')).toHaveCount(0)
  await expect(wall.locator('.stage')).toHaveAttribute('data-layout', 'map')
  await hall.command('layout.take', { layoutId: 'overview' })
})

test('R goes back ten minutes, or as far as a younger record reaches; L returns', async () => {
  const wall = await hall.page('wall')
  const desk = await hall.page('console')
  await desk.keyboard.press('r')
  await expect(wall.locator('[data-replay]')).toHaveCount(1)
  await desk.keyboard.press('l')
  await expect(wall.locator('[data-replay]')).toHaveCount(0)
})

test('snapshots, security and language', async () => {
  const picture = await hall.api('/api/v1/screens/s1/snapshot.png')
  expect(picture.status).toBe(200)
  expect((await picture.bytes()).subarray(1, 4).toString()).toBe('PNG')
  const wall = await hall.page('wall')
  const seen = await wall.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    bridge: Object.keys(Reflect.get(globalThis, 'cityopsWall') as object),
  }))
  expect(seen).toEqual({ require: 'undefined', process: 'undefined', bridge: ['command', 'query', 'on'] })
  const policy = await wall.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.injected = true'
    document.head.append(script)
    const outside = await fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      () => 'refused',
    )
    return { injected: (Reflect.get(globalThis, 'injected') as unknown) ?? false, outside }
  })
  expect(policy).toEqual({ injected: false, outside: 'refused' })
  await hall.command('wall.appearance', { locale: 'en', theme: 'light' })
  await expect(wall.getByText('DEMO DATA').first()).toBeVisible()
  expect(await wall.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')
  await hall.command('wall.appearance', { locale: 'zh-CN', theme: 'dark' })
})

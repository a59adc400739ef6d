// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test'
import type { HealthAnswer } from './answers.ts'
import { launchHall, type HallUnderTest } from './hall.ts'

test.describe.configure({ mode: 'serial' })
let hall: HallUnderTest

test.beforeAll(async () => {
  hall = await launchHall()
  await expect.poll(async () => (await health()).launch.firstMapFrameMs, { timeout: 60_000 }).toBeGreaterThan(0)
})

test.afterAll(async () => {
  await hall.close()
  hall.remove()
})

async function health(): Promise<HealthAnswer> {
  return (await hall.api('/api/v1/health')).json()
}

async function notices(): Promise<string[]> {
  return (await (await hall.api('/api/v1/state')).json()).notices.map((notice) => notice.code)
}

test('a killed feed host is back, nothing is lost, the operator is told', async () => {
  const before = await health()
  const host = before.processes.find((one) => /feed/.test(one.name))!
  process.kill(host.pid, 'SIGKILL')
  await expect
    .poll(async () => (await health()).processes.find((one) => /feed/.test(one.name) && one.pid !== host.pid)?.pid ?? 0, {
      timeout: 10_000,
    })
    .toBeGreaterThan(0)
  await expect.poll(async () => (await health()).feeds.filter((feed) => feed.link.state === 'up').length, { timeout: 30_000 }).toBe(before.feeds.length)
  expect(await notices()).toContain('feed-host-restarted')
  const supplies = await (await hall.api('/api/v1/datasets/supply')).json()
  expect(supplies.records.length).toBeGreaterThanOrEqual(300)
})

test('a killed wall window paints again with its layout, and the operator is told', async () => {
  await hall.command('layout.take', { layoutId: 'map' })
  const before = (await health()).windows.find((one) => one.role === 'wall')!
  process.kill(before.pid, 'SIGKILL')
  await expect
    .poll(
      async () => {
        const now = (await health()).windows.find((one) => one.role === 'wall')!
        return now.pid !== before.pid && now.lastPaintedAt !== null ? now.layoutId : null
      },
      { timeout: 15_000 },
    )
    .toBe('map')
  expect(await notices()).toContain('window-recovered')
})

test('a crashed graphics process does not take the wall with it', async () => {
  const graphics = (await health()).processes.find((one) => one.type === 'GPU')!
  process.kill(graphics.pid, 'SIGSEGV')
  await expect
    .poll(async () => (await health()).processes.find((one) => one.type === 'GPU' && one.pid !== graphics.pid)?.pid ?? 0, {
      timeout: 15_000,
    })
    .toBeGreaterThan(0)
  const wall = await hall.page('wall')
  await expect(wall.locator('[data-panel=map] canvas').first()).toBeVisible()
  expect((await hall.command('layout.take', { layoutId: 'overview' })).ok).toBe(true)
  await expect(wall.locator('.stage')).toHaveAttribute('data-layout', 'overview')
})

test('a hung wall page is noticed within seconds, ended and replaced', async () => {
  const before = (await health()).windows.find((one) => one.role === 'wall')!
  const wall = await hall.page('wall')
  void wall
    .evaluate(() => {
      for (;;) {
        // hangs on purpose
      }
    })
    .catch(() => undefined)
  await expect
    .poll(
      async () => {
        const now = (await health()).windows.find((one) => one.role === 'wall')!
        return now.pid !== before.pid && now.firstPaintedAt !== null
      },
      { timeout: 15_000 },
    )
    .toBe(true)
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { EMPTY_HALL, realmOf, type HallIncident, type HallState } from '../../shared/hall/index.ts'
import { consoleWords } from '../app/locales/console.ts'
import { KEY_TABLE } from './keys.ts'
import { pictureBox, pictureState, type Picture } from './monitors/model.ts'
import { summariseHealth } from './page/health.ts'
import { listOpenIncidents } from './situation/model.ts'
import { seams, wallShape, wallShown } from './wallShape.ts'

const NOW = 1_800_000_000_000
const picture = (windowId: string, agoS: number, layoutId = 'overview'): Picture => ({
  windowId,
  bitmap: {} as ImageBitmap,
  part: { left: 1 / 3, top: 0, width: 1 / 3, height: 0.5 },
  capturedAt: NOW - agoS * 1000,
  layoutId,
})

test('a composed wall is as old as its oldest picture and current only when all are', () => {
  expect(pictureState([picture('a', 1), picture('b', 30)], ['overview'], NOW)).toEqual({ capturedAt: NOW - 30_000, isOld: true, isCurrent: true })
  expect(pictureState([picture('a', 1), picture('b', 1, 'map')], ['overview'], NOW)).toMatchObject({ isOld: false, isCurrent: false })
  expect(pictureState([], ['overview'], NOW)).toEqual({ capturedAt: null, isOld: false, isCurrent: false })
  expect(pictureBox(picture('a', 1))).toEqual({ left: '33.33%', top: '0%', width: '33.33%', height: '50%' })
})

test('the wall shape comes from the span; seams lie between screens only', () => {
  const span = { wallWidthPx: 5760, wallHeightPx: 2160, columns: 3, rows: 2, left: 0, top: 0, width: 5760, height: 2160, screens: [] }
  expect(wallShape(span, 6)).toEqual({ columns: 3, rows: 2, widthPx: 5760, heightPx: 2160, aspect: 5760 / 2160 })
  expect(wallShape(null, 1)).toMatchObject({ columns: 1, widthPx: null, aspect: 16 / 9 })
  expect(seams({ columns: 3, rows: 2 })).toEqual({ across: [1 / 3, 2 / 3], down: [1 / 2] })
  expect(seams({ columns: 1, rows: 1 })).toEqual({ across: [], down: [] })
})

test('one screen in the past is enough for the console to say 回放', () => {
  const replay = { v: 1, mode: 'replay', at: NOW - 600_000, since: NOW - 1_000, rate: 4 } as const
  const screens = {
    s1: { layoutId: 'map', previousLayoutIds: [], timeline: { v: 1, mode: 'live' } as const },
    s2: { layoutId: 'map', previousLayoutIds: [], timeline: replay },
  }
  const hall: HallState = { ...EMPTY_HALL, wall: { ...EMPTY_HALL.wall, screens } }
  expect(wallShown(hall, NOW)).toEqual({ layoutIds: ['map'], timeline: replay, at: NOW - 596_000 })
})

test('the main incident is always listed, however many are worse placed', () => {
  const incident = (id: string, grade: HallIncident['grade'], reportedAt: number) =>
    ({ id, source: 's', rev: 1, title: id, grade, reportedAt, updatedAt: reportedAt }) as HallIncident
  const incidents = Object.fromEntries(
    [incident('a', 'major', 1), incident('b', 'general', 2), incident('c', 'daily', 3), incident('d', 'daily', 4)].map((one) => [one.id, one]),
  )
  const realm = { ...realmOf(EMPTY_HALL), incidents, mainIncidentId: 'c' }
  const list = listOpenIncidents(realm, 2)
  expect(list.rows.map((row) => [row.incident.id, row.isMain, row.rank])).toEqual([
    ['a', false, 3],
    ['c', true, 0],
  ])
  expect(list).toMatchObject({ more: 2, graded: 2, daily: 2 })
})

test('health is read field by field; what is missing is unknown, never zero', () => {
  const wall = (lastPaintedAt: number | null) => ({ role: 'wall', screens: ['s1', 's2'], lastPaintedAt })
  expect(
    summariseHealth({
      windows: [wall(NOW), wall(null), { role: 'console', screens: ['s1'], lastPaintedAt: NOW }],
      journal: { seq: 4, hash: 'abc' },
      district: { running: false },
    }),
  ).toEqual({ screensOn: 2, journalHash: 'abc', districtRuns: false })
  expect(summariseHealth({ journal: 'broken', district: null })).toEqual({ screensOn: null, journalHash: null, districtRuns: null })
  expect(summariseHealth(null)).toEqual({ screensOn: null, journalHash: null, districtRuns: null })
})

test('every key of the table has words, and no key stands twice', () => {
  for (const row of KEY_TABLE) expect(consoleWords.zh.keys).toHaveProperty(row.word)
  const keys = KEY_TABLE.flatMap((row) => row.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

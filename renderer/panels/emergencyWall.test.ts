// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { incidentFacts } from './elapsedTime/model.ts'
import { incidentHead } from './incidentHead/model.ts'
import { resourcesAround, resourcesOfDistrict } from './resourceTable/model.ts'
import { bandState } from './responseBand/model.ts'
import { planShortName } from './responseNames.ts'
import { responseStatus } from './responseStatus/model.ts'
import { MINUTE, SAMPLE_NOW, sampleHall, sampleIncident, sampleRealm, sampleRecord, sampleResponse, sampleWarning } from './sampleRecords.ts'
import { timelineRows } from './timeline/model.ts'
import { senderShortName, warningName } from './warningNames.ts'

describe('band', () => {
  test('the highest response in force speaks, the others are counted', () => {
    const realm = sampleRealm({ responses: [sampleResponse('low', { level: 4 }), sampleResponse('high', { level: 2 })] })
    expect(bandState(realm, SAMPLE_NOW)).toMatchObject({ kind: 'active', response: { id: 'high' }, others: 1 })
  })
  test('an ended response stays for ten minutes, then the band is neutral', () => {
    const realm = sampleRealm({ responses: [sampleResponse('r', { endedAt: SAMPLE_NOW - 9 * MINUTE })] })
    expect(bandState(realm, SAMPLE_NOW)).toMatchObject({ kind: 'ended' })
    expect(bandState(realm, SAMPLE_NOW + MINUTE)).toEqual({ kind: 'none' })
    expect(bandState(sampleRealm(), SAMPLE_NOW)).toEqual({ kind: 'none' })
  })
  test('a plan is called by its short name', () => {
    expect(planShortName('防汛防台专项应急预案')).toBe('防汛防台')
    expect(planShortName('应急预案')).toBe('应急预案')
    expect(planShortName('Flood plan')).toBe('Flood plan')
  })
})

test('the chosen main incident leads, the other open ones follow', () => {
  const realm = sampleRealm({
    incidents: [sampleIncident('a', 9, { grade: 'larger' }), sampleIncident('b', 5), sampleIncident('c', 1, { status: 'resolved' })],
    mainIncidentId: 'b',
  })
  expect(incidentHead(realm)).toMatchObject({ main: { id: 'b' }, others: [{ id: 'a' }] })
})

test('facts nobody gave are left out', () => {
  expect(incidentFacts(sampleIncident('b', 1, { town: '泗泾镇', address: '泗泾镇沪松公路' }))[1]).toEqual({ name: 'place', value: '泗泾镇沪松公路' })
  expect(incidentFacts(sampleIncident('a', 1, { class: 'natural', town: '泗泾镇', address: '沪松公路' }))).toEqual([
    { name: 'status', value: 'handling' },
    { name: 'class', value: 'natural' },
    { name: 'place', value: '泗泾镇 · 沪松公路' },
  ])
})

test('warning and response stand side by side with how many more there are', () => {
  const realm = sampleRealm({ warnings: [sampleWarning('a', { colour: 'yellow' }), sampleWarning('b')], responses: [sampleResponse('r')] })
  expect(responseStatus(realm, SAMPLE_NOW)).toMatchObject({ warning: { id: 'b' }, moreWarnings: 1, response: { id: 'r' }, moreResponses: 0 })
})

test('a warning is always named with its colour and the word 预警', () => {
  const t = (key: string, values?: Readonly<Record<string, unknown>>) =>
    key.startsWith('common.warningColour') ? '黄色' : `${String(values?.['hazard'])}${String(values?.['colour'])}预警`
  expect(warningName({ hazard: '暴雨黄色预警', colour: 'yellow' }, t)).toBe('暴雨黄色预警')
  expect(warningName({ hazard: '暴雨', colour: 'yellow' }, t)).toBe('暴雨黄色预警')
  expect(warningName({ hazard: '暴雨黄色', colour: 'yellow' }, t)).toBe('暴雨黄色预警')
})

test('who issued a warning is said shortly without losing whose office it is', () => {
  expect(senderShortName('松江区气象台(演示)')).toBe('区气象台')
  expect(senderShortName('上海市松江区应急管理局')).toBe('区应急管理局')
  expect(senderShortName('上海中心气象台')).toBe('上海中心气象台')
  expect(senderShortName('Met Office')).toBe('Met Office')
})

describe('timeline', () => {
  const realm = sampleRealm({
    incidents: [
      sampleIncident('main', 47, { grade: 'larger', town: '泗泾镇' }),
      sampleIncident('side', 10, { status: 'resolved', updatedAt: SAMPLE_NOW - 2 * MINUTE }),
    ],
    warnings: [sampleWarning('w'), sampleWarning('exercise', { status: 'exercise' }), sampleWarning('cancel', { messageType: 'cancel' })],
    responses: [sampleResponse('r')],
    reports: [
      { id: 'near', source: 's', kind: 'call', summary: 'near', town: '泗泾镇', receivedAt: SAMPLE_NOW - 40 * MINUTE },
      { id: 'far', source: 's', kind: 'call', summary: 'far', town: '新浜镇', receivedAt: SAMPLE_NOW - 39 * MINUTE },
    ],
  })
  const hall = {
    ...sampleHall(realm),
    wall: {
      ...sampleHall(realm).wall,
      takenAt: SAMPLE_NOW - 24 * MINUTE,
      screens: { s1: { layoutId: 'emergency', previousLayoutIds: [], timeline: { v: 1 as const, mode: 'live' as const } } },
    },
  }
  test('in order, key steps marked, far calls and exercises left out', () => {
    const { rows, total } = timelineRows(hall, realm, { now: SAMPLE_NOW, limit: 20 })
    expect(rows.map((row) => row.key)).toEqual([
      'warning/cap/w',
      'incident/main',
      'report/s/near',
      'response/r',
      'layout/' + hall.wall.takenAt,
      'incident/side',
    ])
    expect(rows.at(-1)).toMatchObject({ isClosed: true })
    expect(rows.filter((row) => row.isKey).map((row) => row.key)).toEqual(['incident/main', 'response/r'])
    expect(total).toBe(6)
  })
  test('the newest stays in view, and the date stands where the day changes', () => {
    const { rows } = timelineRows(hall, realm, { now: SAMPLE_NOW, limit: 3 })
    expect(rows.map((row) => row.key)).toEqual(['response/r', 'layout/' + hall.wall.takenAt, 'incident/side'])
    expect(rows.map((row) => row.dayAt !== null)).toEqual([true, false, true])
  })
  test('the end of the main incident has its own line', () => {
    const over = sampleRealm({ incidents: [sampleIncident('m', 20, { status: 'resolved', updatedAt: SAMPLE_NOW - MINUTE })], mainIncidentId: 'm' })
    expect(timelineRows(sampleHall(over), over, { now: SAMPLE_NOW, limit: 5 }).rows.map((row) => row.key)).toEqual(['incident/m', 'incident/m/closed'])
  })
  test('only a cancel ends a warning in words; an update is told once, as an update', () => {
    const chain = sampleRealm({
      warnings: [
        sampleWarning('a', { endedAt: SAMPLE_NOW - 30 * MINUTE, endedBy: 'b' }),
        sampleWarning('b', { messageType: 'update', sentAt: SAMPLE_NOW - 30 * MINUTE, endedAt: SAMPLE_NOW - MINUTE, endedBy: 'c' }),
        sampleWarning('c', { messageType: 'cancel' }),
      ],
    })
    expect(timelineRows(sampleHall(chain), chain, { now: SAMPLE_NOW, limit: 9 }).rows.map(({ key, kind }) => [key, kind])).toEqual([
      ['warning/cap/a', 'warning'],
      ['warning/cap/b', 'warningUpdated'],
      ['warning/cap/b/ended', 'warningEnded'],
    ])
  })
  test('a replay knows nothing of what came later', () => {
    expect(timelineRows(hall, realm, { now: SAMPLE_NOW - 30 * MINUTE, limit: 20 }).rows.at(-1)?.key).toBe('report/s/near')
  })
})

describe('resources', () => {
  const centre = { lon: 121.268, lat: 31.107 }
  const at = (km: number) => ({ lon: centre.lon, lat: centre.lat + km / 111.2 })
  const team = (id: string, km: number, status: 'standby' | 'enRoute' | 'onScene') =>
    sampleRecord('team', { id, position: at(km) }, { name: id, kind: 'fire', strength: 10, status })
  const item = (id: string, quantity: number, minimumQuantity: number) =>
    sampleRecord('supply', { id, position: at(1.6) }, { name: id, depot: '泗泾防汛仓库', quantity, minimumQuantity, unit: '条' })
  const input = {
    teams: [team('far', 6, 'onScene'), team('near', 0.9, 'standby'), team('middle', 3, 'enRoute')],
    supplies: [item('编织袋', 6000, 2000), item('水泵', 1, 14)],
  }
  test('around an incident: within reach only, nearest first, one line per store', () => {
    const table = resourcesAround(input, centre, { radiusKm: 5, rows: 12 })
    expect(table.rows.map((row) => row.name)).toEqual(['near', '泗泾防汛仓库', 'middle'])
    expect(table).toMatchObject({ teams: 2, stores: 1 })
    expect(table.rows[1]).toMatchObject({
      status: 'short',
      stock: [
        { name: '编织袋', quantity: 6000 },
        { name: '水泵', quantity: 1 },
      ],
    })
    expect((table.rows[0]?.distanceM ?? 0) / 1000).toBeCloseTo(0.9, 1)
  })
  test('in the district: who works comes first, then what runs short', () => {
    expect(resourcesOfDistrict(input, 3).rows.map((row) => row.name)).toEqual(['far', 'middle', '泗泾防汛仓库'])
  })
})

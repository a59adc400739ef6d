// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import type { Link } from '../../shared/domain/index.ts'
import { callFigures } from './callStatistics/model.ts'
import { dutyPeople, dutySeats } from './duty/model.ts'
import { countFeeds } from './feedCounts.ts'
import { districtFocus } from './focusHead/model.ts'
import { contactFreshness, oldest, recordFreshness, silenceOf } from './freshness.ts'
import { headerWeather } from './header/model.ts'
import { headquartersStates } from './headquarters/model.ts'
import { hotlineFigures, hourlyChart, newestHotline } from './hotline/model.ts'
import { incidentList, newcomers } from './incidentList/model.ts'
import { reportRows } from './reportList/model.ts'
import { MINUTE, SAMPLE_NOW, sampleHall, sampleIncident, sampleRealm, sampleRecord, sampleResponse, sampleWarning } from './sampleRecords.ts'
import { inColumns, townRows } from './townTable/model.ts'
import { wallMode } from './wallMode.ts'
import { chipGrid, warningList } from './warningStrip/model.ts'

const up = (ageMs: number): Link => ({ state: 'up', since: 0, lastContactAt: SAMPLE_NOW - ageMs })

describe('header', () => {
  const feeds = [
    { id: 'a', periodS: 60 },
    { id: 'b', periodS: 60 },
    { id: 'c', periodS: 60 },
    { id: 'd', periodS: 60 },
  ]
  const links: Record<string, Link> = { a: up(0), b: up(5 * MINUTE), c: { state: 'down', since: 0, lastContactAt: SAMPLE_NOW } }
  test('late counts as online, stale and lost do not, and silence since the start is lost', () => {
    expect(countFeeds(feeds, (id) => links[id], SAMPLE_NOW)).toEqual({ total: 4, online: 1, stale: 1, lost: 2 })
  })
  test('weather is the newest, dims when stale and goes when lost', () => {
    const old = sampleRecord('weather', { id: 'old', ageMs: 9 * MINUTE }, { condition: '晴' })
    const now = sampleRecord('weather', 'now', { condition: '多云', temperatureC: 24.1, windForce: 5 })
    const fresh = () => recordFreshness(now, { periodMs: MINUTE, link: undefined, now: SAMPLE_NOW })
    expect(headerWeather([now, old], fresh)).toMatchObject({ condition: '多云', temperature: '24', windForce: '5', gustForce: '', isOld: false })
    const aged = (now: number) => (record: typeof old) => recordFreshness(record, { periodMs: MINUTE, link: undefined, now })
    expect(headerWeather([old], aged(SAMPLE_NOW))?.isOld).toBe(true)
    expect(headerWeather([old], aged(SAMPLE_NOW + 9 * MINUTE))).toBeNull()
  })
  test('a real response makes the hall 急时, a drill alone 演练', () => {
    const calm = sampleHall(sampleRealm())
    expect(wallMode(calm)).toBe('normal')
    expect(wallMode(sampleHall(sampleRealm({ responses: [sampleResponse('r')] })))).toBe('emergency')
    expect(wallMode(sampleHall(sampleRealm({ responses: [sampleResponse('r', { endedAt: SAMPLE_NOW })] })))).toBe('normal')
    expect(wallMode({ ...calm, realms: { 'drill-1': sampleRealm({ responses: [sampleResponse('r')] }) } })).toBe('drill')
  })
})

test('a table is as old as its oldest row, and a source that never answered has no age', () => {
  const ages = [up(1000), up(90_000)].map((link) => contactFreshness({ periodMs: 30_000, link, now: SAMPLE_NOW }))
  expect(oldest(ages.filter((one) => one !== null))).toMatchObject({ ageMs: 90_000, state: 'late' })
  expect(contactFreshness({ periodMs: 30_000, link: { state: 'retrying', since: 0 }, now: SAMPLE_NOW })).toBeNull()
  expect(oldest([])).toBeNull()
})

test('nothing connected is not the same as a source that fell silent', () => {
  const of = (...links: Parameters<typeof contactFreshness>[0]['link'][]) =>
    silenceOf(links.map((link) => contactFreshness({ periodMs: 30_000, link, now: SAMPLE_NOW })))
  expect([of(), of(up(1000)), of(up(1000), undefined), of(up(10_000_000))]).toEqual(['absent', null, 'down', 'down'])
})

describe('incident list', () => {
  const realm = sampleRealm({
    incidents: [
      sampleIncident('daily', 1, { grade: 'daily' }),
      sampleIncident('old', 90, { grade: 'general' }),
      sampleIncident('new', 5, { grade: 'general' }),
      sampleIncident('grave', 60, { grade: 'larger' }),
      sampleIncident('done', 2, { grade: 'major', status: 'resolved' }),
    ],
  })
  test('worst first, then newest; resolved ones fill the end', () => {
    const list = incidentList(realm, 10)
    expect(list.rows.map((row) => row.id)).toEqual(['grave', 'new', 'old', 'daily', 'done'])
    expect(list).toMatchObject({ openGraded: 3, openDaily: 1 })
    expect(incidentList(realm, 2).rows).toHaveLength(2)
  })
  test('only what arrived while the screen looked on is new', () => {
    expect(newcomers(null, realm, false)).toEqual([])
    expect(newcomers(new Set(['old', 'grave', 'done', 'daily']), realm, false)).toEqual(['new'])
    expect(newcomers(new Set(), realm, true)).toEqual([])
  })
})

describe('warnings', () => {
  const realm = sampleRealm({
    warnings: [
      sampleWarning('blue', { colour: 'blue' }),
      sampleWarning('red', { colour: 'red' }),
      sampleWarning('over', { expiresAt: SAMPLE_NOW - 1 }),
      sampleWarning('drill', { status: 'exercise', colour: 'red' }),
      sampleWarning('gone', { endedAt: SAMPLE_NOW - 1 }),
    ],
  })
  test('gravest first; expired, ended and exercise warnings never show', () => {
    expect(warningList(realm, SAMPLE_NOW, { places: 4, moreTakesPlace: true })).toMatchObject({ total: 2, chips: [{ id: 'red' }, { id: 'blue' }] })
    expect(warningList(realm, SAMPLE_NOW, { places: 0, moreTakesPlace: false }).chips).toHaveLength(1)
  })
  test('a cut list leaves its last place to the words that say so', () => {
    const many = sampleRealm({ warnings: ['a', 'b', 'c', 'd'].map((id) => sampleWarning(id)) })
    const shown = (places: number, moreTakesPlace: boolean) => warningList(many, SAMPLE_NOW, { places, moreTakesPlace }).chips.length
    expect([shown(4, true), shown(3, true), shown(3, false), shown(1, true)]).toEqual([4, 2, 3, 1])
  })
  test('two authorities with the same identifier have two chips', () => {
    const twins = sampleRealm({ warnings: [sampleWarning('x'), sampleWarning('x', { source: 'other' })] })
    expect(new Set(warningList(twins, SAMPLE_NOW, { places: 4, moreTakesPlace: true }).chips.map((chip) => chip.key)).size).toBe(2)
  })
  test('chips follow the room there is', () => {
    expect(chipGrid({ width: 11.67, height: 6.2 }, false)).toEqual({ columns: 1, rows: 1 })
    expect(chipGrid({ width: 51.33, height: 7.6 }, true)).toEqual({ columns: 2, rows: 2 })
    expect(chipGrid({ width: 28.47, height: 9.6 }, true)).toEqual({ columns: 1, rows: 3 })
  })
})

test('every headquarters shows its highest response', () => {
  const states = headquartersStates(
    sampleRealm({
      responses: [
        sampleResponse('low', { level: 4 }),
        sampleResponse('high', { level: 2 }),
        sampleResponse('over', { headquarters: 'health', endedAt: SAMPLE_NOW }),
      ],
    }),
  )
  expect(states.map((state) => [state.id, state.response?.id])).toEqual([
    ['natural', 'high'],
    ['accident', undefined],
    ['health', undefined],
    ['social', undefined],
  ])
  const key = headquartersStates(sampleRealm({ responses: [sampleResponse('own', { headquarters: 'key' })] }))
  expect(key.map((state) => [state.id, state.response?.id]).slice(3)).toEqual([
    ['social', undefined],
    ['key', 'own'],
  ])
})

test('towns: most overdue first, then most open; three columns of equal height', () => {
  const town = (name: string, open: number, overdue: number) => sampleRecord('town', name, { name, open, overdue, onTimePercent: 99.25 })
  const rows = townRows([town('新浜镇', 6, 0), town('九亭镇', 73, 6), town('方松街道', 58, 6), town('松江经济技术开发区', 11, 0)])
  expect(rows.map((row) => row.name)).toEqual(['九亭', '方松', '松江经开区', '新浜'])
  expect(rows[0]?.onTime).toBe('99.3')
  expect(inColumns([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([[1, 2, 3], [4, 5, 6], [7]])
})

test('calls: fixed order, what is worth saying, bars up to the running hour', () => {
  const figures = callFigures([
    sampleRecord('callStatistics', 'x', { service: '119', count: 3, handledCount: 3, trend: [1, 0, 2, null, null] }),
    sampleRecord('callStatistics', 'y', { service: '110', count: 5, changePercent: -4, trend: [null] }),
  ])
  expect(figures.map((one) => one.service)).toEqual(['110', '119', '120'])
  expect(figures[0]).toMatchObject({ note: { kind: 'change', percent: -4 }, bars: null })
  expect(figures[1]).toMatchObject({ note: { kind: 'allHandled' }, bars: { values: [...Array.from({ length: 9 }, () => null), 1, 0, 2], current: 11 } })
  expect(figures[2]).toMatchObject({ record: null, note: null })
  const [ambulance] = callFigures([
    sampleRecord('callStatistics', 'z', { service: '120', count: 9, changePercent: 25, meanArrivalMinutes: 9.2, trend: [] }),
  ]).slice(2)
  expect(ambulance).toMatchObject({ note: { kind: 'arrival', minutes: 9.2 } })
})

test('reports: newest first, street reports told apart from calls', () => {
  const report = (id: string, minutes: number, kind: 'call' | 'report') => ({
    id,
    source: 's',
    kind,
    summary: id,
    receivedAt: SAMPLE_NOW - minutes * MINUTE,
    ...(kind === 'call' ? { service: '120' as const } : {}),
  })
  expect(reportRows(sampleRealm({ reports: [report('a', 9, 'call'), report('b', 1, 'report')] }), 5).map((row) => [row.summary, row.origin])).toEqual([
    ['b', 'street'],
    ['a', '120'],
  ])
})

test('hotline: dashes without a record; the day has 24 hours', () => {
  expect(hotlineFigures(null).map((figure) => figure.value)).toEqual(['—', '—', '—', '—'])
  const record = sampleRecord('hotline', 'h', {
    accepted: 1286,
    contactedPercent: 98.7,
    onTimePercent: 99.1,
    satisfiedPercent: 94.6,
    hourly: [18, 172],
    hourlyReference: [17],
  })
  expect(hotlineFigures(newestHotline([record]))[0]).toMatchObject({ value: '1,286', changePercent: null })
  expect(hourlyChart(record, '0')).toMatchObject({ high: 180, values: { length: 24 }, reference: { length: 24 } })
  expect(hourlyChart(null, '0')).toBeNull()
})

test('duty: leader before chief before officers; an absent seat says for how long', () => {
  const person = (id: string, role: 'leader' | 'chief' | 'officer') => sampleRecord('duty', id, { role, person: id })
  expect(dutyPeople([person('10', 'officer'), person('2', 'officer'), person('1', 'chief'), person('9', 'leader')]).map((one) => one.id)).toEqual([
    '9',
    '1',
    '2',
    '10',
  ])
  const seats = dutySeats(
    [
      sampleRecord('seat', '2', { department: '房管', state: 'away', since: SAMPLE_NOW - 37 * MINUTE }),
      sampleRecord('seat', '1', { department: '应急', state: 'present', since: 0 }),
    ],
    SAMPLE_NOW,
  )
  expect(seats).toMatchObject([
    { department: '应急', awayMs: null },
    { department: '房管', awayMs: 37 * MINUTE },
  ])
})

describe('conclusion', () => {
  const title = { zh: '供水', en: 'Water' }
  const sign = {
    id: 'water',
    glyph: { zh: '水', en: 'W' },
    title,
    indicator: 'water',
    isKey: true,
    subs: [],
    chart: { series: 'water', kind: 'line' as const },
  }
  const definition = {
    id: 'water',
    title,
    unit: 'MPa',
    decimals: 3,
    periodS: 30,
    sourceTitle: title,
    from: { statistic: 'mean' as const },
    thresholds: { direction: 'below' as const, watch: 0.16 },
  }
  const conclude = (ageMs: number, value: number, realm = sampleRealm()) =>
    districtFocus({
      signs: [sign],
      definitions: new Map([['water', definition]]),
      indicators: [sampleRecord('indicator', { id: 'water', ageMs }, { value, unit: 'MPa', used: 1, of: 1 })],
      realm,
      link: () => up(0),
      now: SAMPLE_NOW,
    })
  test('steady, with what to watch', () => {
    expect(conclude(0, 0.2)).toMatchObject({ conclusion: { code: 'steady', attention: [] }, others: 0 })
    expect(conclude(0, 0.15, sampleRealm({ warnings: [sampleWarning('w')] }))).toMatchObject({ conclusion: { code: 'steady' }, others: 2 })
    const twins = sampleRealm({ warnings: [sampleWarning('w'), sampleWarning('w', { source: 'flood' })] })
    const named = conclude(0, 0.2, twins).conclusion.attention.map((item) => twins.warnings[item.id]?.source)
    expect(named.sort()).toEqual(['cap', 'flood'])
  })
  test('nothing is concluded from old data, but a grave incident comes first', () => {
    expect(conclude(5 * MINUTE, 0.2)).toMatchObject({ conclusion: { code: 'incomplete', missing: ['water'] } })
    const realm = sampleRealm({ incidents: [sampleIncident('i', 5, { grade: 'larger' }), sampleIncident('d', 5, { grade: 'daily' })] })
    expect(conclude(5 * MINUTE, 0.2, realm)).toMatchObject({ conclusion: { code: 'graveIncident', graveCount: 1 }, others: 0 })
  })
})

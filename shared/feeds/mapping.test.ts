// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { demonstrationFeeds } from '../config/index.ts'
import { distanceM } from '../base/index.ts'
import { ADAPTERS, compileFeed, feedSchema, parseInstant, toWgs84, type FeedDefinition } from './index.ts'

const NOW = 1_790_000_000_000
const demonstration = new Map(demonstrationFeeds({ http: 'http://127.0.0.1:1/', mqtt: 'mqtt://127.0.0.1:2' }).map((feed) => [feed.id, feed]))

function decodeWith(definition: FeedDefinition, payload: unknown, topic?: string) {
  const bytes = new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload))
  return ADAPTERS[definition.adapter].decode(bytes, { plan: compileFeed(definition, '310117'), receivedAt: NOW, topic })
}

function demo(id: string, data: unknown, topic?: string) {
  const definition = demonstration.get(id)!
  const decoded = decodeWith(definition, definition.adapter === 'http-json' ? { code: 0, generatedAt: '2026-05-20T10:42:36+08:00', data } : data, topic)
  expect([decoded.rejects, decoded.unknownFields]).toEqual([[], 0])
  return decoded.records[0]!
}

test.each<[string, unknown, Parameters<typeof parseInstant>[1], string | null]>([
  ['Beijing text', '2026-05-20 10:42:36', 'auto', '2026-05-20T02:42:36.000Z'],
  ['slashes, no seconds', '2026/09/19 12:31', 'auto', '2026-09-19T04:31:00.000Z'],
  ['date only', '2028-06-30', 'auto', '2028-06-29T16:00:00.000Z'],
  ['compact', '20260520083000', 'auto', '2026-05-20T00:30:00.000Z'],
  ['ISO with zone', '2026-05-20T10:42:00+08:00', 'iso', '2026-05-20T02:42:00.000Z'],
  ['ISO in UTC with micros', '2026-05-20T02:42:00.123456Z', 'auto', '2026-05-20T02:42:00.123Z'],
  ['zone without colon', '2026-05-20T02:42:00-0530', 'auto', '2026-05-20T08:12:00.000Z'],
  ['epoch milliseconds', 1_779_244_956_123, 'auto', '2026-05-20T02:42:36.123Z'],
  ['epoch seconds', 1_779_244_956, 'auto', '2026-05-20T02:42:36.000Z'],
  ['epoch as text', '1779244956123', 'epochMs', '2026-05-20T02:42:36.123Z'],
  ['seconds as told', 1_779_244_956, 'epochS', '2026-05-20T02:42:36.000Z'],
  ['before 2000', '1999-12-31T00:00:00Z', 'auto', null],
  ['hour 25', '2026-05-20 25:00:00', 'auto', null],
  ['a word', 'yesterday', 'auto', null],
  ['nothing', null, 'auto', null],
])('instant: %s', (...[, value, format, expected]) => {
  const at = parseInstant(value, format)
  expect(at === null ? null : new Date(at).toISOString()).toBe(expected)
})

test('GCJ-02 and BD-09 come back to WGS 84 within a metre, and outside China nothing moves', () => {
  // 松江大学城站, and the same point in GCJ-02 and BD-09 by a second implementation of the forward transforms.
  const wgs = { lon: 121.2282, lat: 31.0561 }
  const gcj = { lon: 121.2326184977, lat: 31.0539942301 }
  expect(distanceM(toWgs84(gcj.lon, gcj.lat, 'GCJ-02'), wgs)).toBeLessThan(1)
  expect(distanceM(gcj, wgs)).toBeGreaterThan(400)
  expect(toWgs84(2.3522, 48.8566, 'GCJ-02')).toEqual({ lon: 2.3522, lat: 48.8566 })
  expect(distanceM(toWgs84(121.2391122783, 31.059939667, 'BD-09'), wgs)).toBeLessThan(1)
})

test('a hand-written GeoJSON file in GCJ-02 needs nothing but its datum', () => {
  const definition = feedSchema.parse({ id: 'gas-valves', adapter: 'http-json', url: 'http://127.0.0.1/x', dataset: 'supply', crs: 'GCJ-02' })
  const decoded = decodeWith(definition, readFileSync(new URL('../../test/fixtures/feeds/gas-valves.gcj02.geojson', import.meta.url), 'utf8'))
  expect(decoded.records.map((record) => [record.id, record.body['name'], record.body['quantity']])).toEqual([
    ['7', '新松江路阀井', 3],
    ['depot-2', '泗泾镇物资点', undefined],
  ])
  expect(decoded.records[0]!.position!.lon).toBeCloseTo(121.2204, 3)
  // The middle of the polygon, moved like everything else of the file.
  expect(distanceM(decoded.records[1]!.position!, toWgs84(121.27, 31.12, 'GCJ-02'))).toBeLessThan(1)
  expect(decoded.rejects.map((reject) => reject.reason)).toEqual(['position: 181.5, 31 is not on earth'])
  expect(decoded.unknownFields).toBe(1)
})

test('supplies: coordinates as texts, Beijing time, dates', () => {
  const record = demo('demo-supplies', [
    {
      wzbm: 'SF-0001',
      wzmc: '编织袋',
      wzlb: '防汛排涝',
      ggxh: '55×95 cm',
      jldw: '条',
      kcsl: 6000,
      zdkc: 2000,
      cbfs: '实物',
      ckbm: 'CK-102-1',
      ckmc: '泗泾镇防汛物资仓库(示例)',
      bgr: '仓库保管岗(示例)',
      lxdh: '示例',
      yxqz: null,
      jd: '121.26311',
      wd: '31.11842',
      xzqh: '310117102',
      sszj: '泗泾镇',
      gxsj: '2026-05-20 09:12:05',
    },
  ])
  expect(record).toMatchObject({
    id: 'SF-0001',
    position: { lon: 121.26311, lat: 31.11842 },
    observedAt: Date.parse('2026-05-20T01:12:05Z'),
    body: { name: '编织袋', quantity: 6000, minimumQuantity: 2000, unit: '条', town: '泗泾镇' },
  })
  expect(record.body).not.toHaveProperty('expiresAt')
})

test('teams: GCJ-02, codes, sums and lists', () => {
  const record = demo('demo-teams', [
    {
      dwbm: 'DW-0001',
      dwmc: '泗泾镇消防救援站(示例)',
      dwlx: '01',
      dwlxmc: '综合消防救援',
      rs: 24,
      cl: [
        { mc: '水罐消防车', sl: 3 },
        { mc: '云梯车', sl: 1 },
      ],
      zb: ['液压破拆工具组', '排水泵'],
      zt: '1',
      ztmc: '途中',
      lxr: '值班岗(示例)',
      lxdh: '示例',
      jd: 121.26731,
      wd: 31.11503,
      xzqh: '310117102',
      sszj: '泗泾镇',
      gxsj: '2026-05-20 10:31:00',
    },
  ])
  expect(record.body).toMatchObject({ kind: 'fire', strength: 24, vehicles: 4, equipment: '液压破拆工具组、排水泵', status: 'enRoute' })
  expect(distanceM(record.position!, { lon: 121.26731, lat: 31.11503 })).toBeGreaterThan(400)
})

test('readings: named by their topic; a device that calls its value bad is passed over', () => {
  const topic = 'district/310117/sensor/water-pressure-01'
  expect(demo('demo-readings', { v: 0.268, u: 'MPa', t: 1_779_244_956_123, q: 192 }, topic)).toMatchObject({
    id: 'water-pressure-01',
    observedAt: 1_779_244_956_123,
    body: { value: 0.268, unit: 'MPa', quality: 'good' },
  })
  expect(decodeWith(demonstration.get('demo-readings')!, { v: null, u: 'MPa', t: 1_779_244_956_123, q: 0 }, topic)).toMatchObject({ records: [], rejected: 0 })
})

test('hotline: hours with gaps, change against the same day last week, time of the document', () => {
  const record = demo('demo-hotline', {
    tjrq: '2026-05-20',
    sljs: 1286,
    sqsljs: 1247,
    xxlxl: 98.7,
    asbjl: 99.1,
    myl: 94.6,
    mxs: [
      { xs: 0, js: 18, sqjs: 17 },
      { xs: 1, js: null, sqjs: 118 },
    ],
  })
  expect(record).toMatchObject({
    id: 'hotline',
    observedAt: Date.parse('2026-05-20T10:42:36+08:00'),
    body: { accepted: 1286, acceptedChangePercent: 3.1, hourly: [18, null], hourlyReference: [17, 118] },
  })
})

test('call statistics: a figure that is only a mean arrival for the services that report one', () => {
  const row = (jjlx: string, dw: string, sz: number) => [{ jjlx, mc: jjlx, zs: 209, sqzs: 220, jldw: '起', mxs: [9, null], bz: { mc: '-', sz, dw } }]
  expect(demo('demo-call-statistics', row('110', '%', -5)).body).toEqual({ service: '110', count: 209, changePercent: -5, trend: [9, null] })
  expect(demo('demo-call-statistics', row('120', '分', 9.2)).body).toMatchObject({ meanArrivalMinutes: 9.2 })
})

const INCIDENT = {
  sjbh: '20260520-38340',
  rev: 1_779_244_890_000,
  ly: 'city',
  bt: 'G60 新桥出沪匝道追尾',
  sjfl: 'accident',
  sjzl: '交通运输',
  sjdj: '3',
  djmc: '较大',
  fsdz: '新桥镇',
  xzqh: '310117105',
  sszj: '新桥镇',
  jd: 121.318,
  wd: 31.061,
  zbxt: 'GCJ-02',
  zzbm: ['交警', '救援'],
  zt: '2',
  ztmc: '处置中',
  note: '占一车道',
  fssj: 1_779_244_620_000,
  bgsj: '2026-05-20T10:39:00+08:00',
  gxsj: '2026-05-20T10:41:30+08:00',
  demo: true,
}

test('one stream is two feeds: incidents of the city, reports of streets; each record names its datum', () => {
  const incident = demo('demo-incidents', INCIDENT)
  expect(incident).toMatchObject({
    id: '20260520-38340',
    rev: 1_779_244_890_000,
    learnedAt: Date.parse('2026-05-20T02:39:00Z'),
    body: { grade: 'larger', glyph: '路', status: 'handling', responsible: '交警 · 救援', class: 'accident' },
  })
  expect(incident.position).toEqual(toWgs84(121.318, 31.061, 'GCJ-02'))
  expect(demo('demo-incidents', { ...INCIDENT, zbxt: 'WGS-84' }).position).toEqual({ lon: 121.318, lat: 31.061 })
  expect(decodeWith(demonstration.get('demo-reports')!, INCIDENT).records).toEqual([])
  expect(demo('demo-reports', { ...INCIDENT, ly: 'photo' })).toMatchObject({ dataset: 'report', body: { reporter: '随身拍', summary: 'G60 新桥出沪匝道追尾' } })
  expect(decodeWith(demonstration.get('demo-incidents')!, { ...INCIDENT, zbxt: 'local-1' }).rejects[0]!.reason).toMatch(/^crs/)
})

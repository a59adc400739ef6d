// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileFeed, decodeCap, feedSchema, linkedAlerts } from '../index.ts'

const NOW = 1_790_000_000_000
const plan = compileFeed(feedSchema.parse({ id: 'meteo', adapter: 'cap', url: 'http://127.0.0.1/', dataset: 'warning' }), '310117')
const fixture = (name: string) => readFileSync(new URL(`../../../test/fixtures/feeds/${name}`, import.meta.url))
const decode = (bytes: Uint8Array | string) => decodeCap(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, { plan, receivedAt: NOW })
const WIND = fixture('cap-wind-blue.xml').toString()

test('a Chinese weather warning: its own words, colour, chain, area and times', () => {
  const decoded = decode(WIND)
  expect(decoded.rejects).toEqual([])
  expect(decoded.records[0]).toMatchObject({
    id: '31011741600000_20260520083000_1',
    dataset: 'warning',
    observedAt: Date.parse('2026-05-20T00:30:00Z'),
    occurredAt: Date.parse('2026-05-20T01:00:00Z'),
    body: {
      hazard: '大风',
      colour: 'blue',
      headline: '区气象台发布大风蓝色预警 & 提示 风力',
      sender: '区气象台(演示)',
      messageType: 'update',
      status: 'actual',
      references: ['31011741600000_20260520060000_1'],
      expiresAt: Date.parse('2026-05-20T12:30:00Z'),
      area: '松江区',
      instruction: '注意高空坠物',
    },
  })
  expect(decoded.records[0]!.body['polygons']).toEqual([
    [
      [121.02, 30.9],
      [121.36, 30.9],
      [121.36, 31.15],
      [121.02, 31.15],
      [121.02, 30.9],
    ],
  ])
  expect(decoded.records[0]!.position!.lon).toBeCloseTo(121.19)
})

test('a cancellation without info still ends its warning; exercises keep their status', () => {
  expect(decode(fixture('cap-cancel.xml')).records[0]!.body).toMatchObject({
    messageType: 'cancel',
    status: 'exercise',
    references: ['31011741600000_20260520083000_1'],
    headline: '解除大风蓝色预警',
  })
})

test('the colour comes from the severity when no parameter names it; a circle becomes a ring', () => {
  const text = WIND.replace(/<parameter>.*?<\/parameter>/gs, '')
    .replace(/<polygon>.*<\/polygon>/, '<circle>31.0,121.2 5</circle>')
    .replace('>Minor<', '>Extreme<')
  const { body } = decode(text).records[0]!
  expect(body).toMatchObject({ colour: 'red', hazard: '大风' })
  const [ring = []] = body['polygons'] as [number, number][][]
  expect(ring.length).toBe(33)
  expect(ring[0]![0]).toBeCloseTo(121.2 + 5 / 111.195 / Math.cos((31 * Math.PI) / 180), 4)
})

test.each<[string, string | Uint8Array, RegExp]>([
  ['billion laughs', fixture('cap-doctype.xml'), /DOCTYPE/],
  ['a document type in small letters', WIND.replace('<alert', '<!doctype alert><alert'), /DOCTYPE/],
  ['an unknown status', WIND.replace('>Actual<', '>Maybe<'), /^alert\.status/],
  ['no identifier', WIND.replace(/<identifier>.*<\/identifier>/, ''), /^alert\.identifier/],
  ['a warning without info', WIND.replace(/<info>.*<\/info>/s, ''), /hazard/],
  ['an acknowledgement', WIND.replace('>Update<', '>Ack<'), /type Ack/],
  ['a sent that is no time', WIND.replace('2026-05-20T08:30:00+08:00', 'soon'), /^sent/],
  ['no XML', 'hello', /alert|XML/],
  ['a torn file', WIND.slice(0, 700), /XML/],
  ['endless nesting', '<a>'.repeat(5000), /XML/],
  ['a hundred thousand tags', `<alert>${'<a/>'.repeat(100_000)}</alert>`, /tags/],
])('%s is refused at once with a reason', (_name, bytes, reason) => {
  const decoded = decode(bytes)
  expect(decoded.records).toEqual([])
  expect(decoded.rejects[0]!.reason).toMatch(reason)
})

test('a million character references are text, not work', () => {
  const decoded = decode(WIND.replace('注意高空坠物', '&#65;'.repeat(200_000)))
  expect((decoded.records[0]!.body['instruction'] as string).length).toBe(4000)
})

test('an Atom index leads to its alerts and to nothing else', () => {
  expect(linkedAlerts(fixture('cap-index.xml'))).toEqual(['cap-wind-blue.xml', 'http://elsewhere.invalid/alert.xml'])
  expect(linkedAlerts(fixture('cap-wind-blue.xml'))).toBeNull()
  expect(linkedAlerts(fixture('cap-doctype.xml'))).toBeNull()
})

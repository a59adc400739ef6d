// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IndicatorDefinition, VitalSignDefinition } from '../../../shared/config/index.ts'
import type { Link } from '../../../shared/domain/index.ts'
import { MINUTE, SAMPLE_NOW, sampleRecord } from '../sampleRecords.ts'
import { nearLimits, vitalChart } from './chart.ts'
import { byId, vitalTiles, type VitalSources } from './model.ts'
import { splitAtSeam } from './seam.ts'

const title = { zh: '挠度', en: 'deflection' }
const definition: IndicatorDefinition = {
  id: 'bridge',
  title,
  unit: 'mm',
  decimals: 1,
  periodS: 60,
  sourceTitle: title,
  from: { statistic: 'last' },
  thresholds: { direction: 'above', watch: 20, alarm: 26 },
}
const sign: VitalSignDefinition = {
  id: 'bridge',
  glyph: { zh: '桥', en: 'B' },
  title,
  indicator: 'bridge',
  isKey: false,
  subs: [{ indicator: 'vibration', label: title }],
  chart: { series: 'bridge', kind: 'line', thresholdOf: 'bridge' },
}
const up: Link = { state: 'up', since: 0, lastContactAt: SAMPLE_NOW }

function tileAt(ageMs: number, value: number | null, link: Link | undefined = up) {
  const sources: VitalSources = {
    definitions: new Map([['bridge', definition]]),
    indicators: byId([sampleRecord('indicator', { id: 'bridge', ageMs }, { value, unit: 'mm', used: 1, of: 1 })]),
    series: new Map(),
    link: () => link,
    now: SAMPLE_NOW,
  }
  const [tile] = vitalTiles([sign], sources, false)
  if (!tile) throw new Error('one sign, one tile')
  return tile
}

describe('a tile tells how old its value is', () => {
  test('fresh and late values stand and are judged', () => {
    expect(tileAt(30_000, 18.4)).toMatchObject({ state: 'normal', value: '18.4', lastKnown: null })
    expect(tileAt(2 * MINUTE, 21)).toMatchObject({ state: 'watch', value: '21.0', freshness: { state: 'late' } })
    expect(tileAt(0, 26)).toMatchObject({ state: 'alarm' })
  })
  test('a stale value stands, but is not judged', () => {
    expect(tileAt(9 * MINUTE, 30)).toMatchObject({ state: 'stale', value: '30.0', freshness: { ticks: 0 } })
  })
  test('a lost value is a dash with the last value and its time in the caption', () => {
    expect(tileAt(21 * MINUTE, 18.4)).toMatchObject({ state: 'lost', value: '—', lastKnown: { value: '18.4', at: SAMPLE_NOW - 21 * MINUTE } })
    expect(tileAt(0, 18.4, { state: 'down', since: 0 })).toMatchObject({ state: 'lost', value: '—' })
  })
  test('what was never heard is lost without a last value', () => {
    const [tile] = vitalTiles([sign], { definitions: new Map(), indicators: new Map(), series: new Map(), link: () => undefined, now: SAMPLE_NOW }, false)
    expect(tile).toMatchObject({ state: 'lost', value: '—', lastKnown: null, freshness: null, subs: [{ value: '—', unit: '', isOld: true }] })
    expect(tileAt(0, null)).toMatchObject({ state: 'lost', value: '—', lastKnown: null })
  })
})

test('of two sources with one id the later observation wins, and tombstones vanish', () => {
  const older = sampleRecord('indicator', { id: 'a', ageMs: 10 }, { value: 1, unit: 'm', used: 1, of: 1 })
  const newer = { ...sampleRecord('indicator', 'a', { value: 2, unit: 'm', used: 1, of: 1 }), source: 'other' }
  expect(byId([newer, older]).get('a')).toBe(newer)
  expect(byId([{ ...newer, deleted: true }]).size).toBe(0)
})

const series = sampleRecord('series', 'bridge', {
  stepS: 300,
  startAt: SAMPLE_NOW - 25 * 60 * MINUTE - 2000,
  values: Array.from({ length: 310 }, (_, index) => index),
  reference: [1, 2],
})

test('a trend shows the last 24 hours up to now, and ends with the live value', () => {
  const chart = vitalChart({ sign, definition, series, live: [SAMPLE_NOW - 1000, 99], now: SAMPLE_NOW, compact: false })
  if (chart?.type !== 'trend') throw new Error('a line sign draws a trend')
  expect(chart.points.at(-1)).toEqual([SAMPLE_NOW - 1000, 99])
  expect(chart.points.every(([at]) => at >= chart.span[0] && at <= SAMPLE_NOW)).toBe(true)
  expect(chart.span[1] - chart.span[0]).toBe(24 * 60 * MINUTE)
  expect(chart.thresholds).toEqual([{ value: 26, label: 'alarm 26' }])
  expect(vitalChart({ sign, definition, series: undefined, live: null, now: SAMPLE_NOW, compact: false })).toBeNull()
})

test('bars are means of clock hours, the running hour last', () => {
  const chart = vitalChart({ sign: { ...sign, chart: { series: 'bridge', kind: 'bar' } }, definition, series, live: null, now: SAMPLE_NOW, compact: false })
  if (chart?.type !== 'bars') throw new Error('a bar sign draws bars')
  expect(chart.values).toHaveLength(24)
  const running = series.body.values.filter((_, index) => {
    const at = series.body.startAt + index * 300_000
    return at <= SAMPLE_NOW && Math.floor(at / 3_600_000) === Math.floor(SAMPLE_NOW / 3_600_000)
  }) as number[]
  expect(chart.values[23]).toBeCloseTo(running.reduce((sum, value) => sum + value, 0) / running.length)
})

test('only the limit reached last and the next one are drawn', () => {
  const limits = { direction: 'above', watch: 10, warn: 20, alarm: 30 } as const
  expect(nearLimits(limits, 5).map((one) => one.name)).toEqual(['watch'])
  expect(nearLimits(limits, 20).map((one) => one.name)).toEqual(['warn', 'alarm'])
  expect(nearLimits(limits, 31).map((one) => one.name)).toEqual(['alarm'])
  expect(nearLimits({ direction: 'below', watch: 0.16, warn: 0.14 }, 0.15).map((one) => one.name)).toEqual(['watch', 'warn'])
})

test('no row of tiles lies across a seam', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 40, max: 60, noNaN: true }),
      fc.integer({ min: 2, max: 8 }),
      (top, bottom, rows) => {
        const split = splitAtSeam({ top, bottom }, 30, rows)
        if (!split) throw new Error('this seam crosses this box')
        expect(top + split.aboveHeight).toBeCloseTo(30 - 0.75)
        expect(bottom - split.belowHeight).toBeCloseTo(30 + 0.75)
        expect(split.rowsAbove).toBeGreaterThan(0)
        expect(split.rowsAbove).toBeLessThan(rows)
      },
    ),
  )
  expect(splitAtSeam({ top: 32, bottom: 60 }, 30, 4)).toBeNull()
  expect(splitAtSeam({ top: 7.1, bottom: 59.25 }, 30, 4)?.rowsAbove).toBe(2)
})

// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartChanges } from './changes.ts'
import { chartOption, type ChartFrame, type TrendChart } from './model.ts'
import { niceHigh, placeLabels, trendRange } from './scale.ts'
import { CHARTS_PER_FRAME, ChartScheduler, REDRAW_MS, type ChartJob } from './scheduler.ts'

const frame: ChartFrame = { heightPx: 60, theme: { remPx: 18, font: 'f', line: 'l', fill: 'a', reference: 'r', grid: 'g', axis: 'x', strong: 's', quiet: 'q' } }
const trend: TrendChart = {
  type: 'trend',
  points: [
    [0, 1],
    [1, 2],
    [2, null],
  ],
  reference: [[0, 1.5]],
  thresholds: [{ value: 3, label: '关注 3' }],
  range: [0, 4],
  span: [0, 2],
  compact: false,
}

test('only the last measured point carries a dot, and the limit is a dash-dot line in the gutter', () => {
  const value = chartOption(trend, frame).series.find((one) => one.id === 'value')
  expect(value?.['data']).toEqual([[0, 1], { value: [1, 2], symbol: 'circle', symbolSize: 0.42 * 18 }, [2, null]])
  expect(value?.['markLine']).toMatchObject({ lineStyle: { type: [9, 3.6, 1.8, 3.6] }, data: [{ yAxis: 3, label: { show: true, formatter: '关注 3' } }] })
})

test('a compact chart has lines without labels and no gutter', () => {
  const option = chartOption({ ...trend, compact: true }, frame)
  expect(option.grid['right']).toBeLessThan(18)
  expect(JSON.stringify(option.series)).toContain('"show":false')
})

test('bars stand on zero and only the running one stands out', () => {
  const option = chartOption({ type: 'bars', values: [3, null, 5], current: 2 }, frame)
  expect(option.yAxis['min']).toBe(0)
  expect(option.series[0]?.['data']).toEqual([
    { value: 3, itemStyle: { color: 'r' } },
    { value: null, itemStyle: { color: 'r' } },
    { value: 5, itemStyle: { color: 's' } },
  ])
})

test('labels of limits keep a line apart and inside the chart', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 30, max: 200 }), (values, heightPx) => {
      const thresholds = [...new Set(values)].map((value) => ({ value, label: String(value) }))
      const plot = { top: 4, bottom: 4, heightPx, rem: 18 }
      const offsets = placeLabels({ ...trend, thresholds }, plot)
      const centres = [...offsets].map(([value, offset]) => 4 + (1 - value / 4) * (heightPx - 8) + offset).sort((a, b) => a - b)
      for (const [index, centre] of centres.entries()) {
        expect(centre).toBeGreaterThan(0)
        expect(centre).toBeLessThan(heightPx)
        if (index > 0) expect(centre - (centres[index - 1] ?? 0)).toBeGreaterThan(18)
      }
    }),
  )
})

test('a far limit does not flatten the data, the nearest one is always in the picture', () => {
  const [low, high] = trendRange([17, 18, 19], [20, 26, 400], {})
  expect(high).toBeGreaterThan(20)
  expect(high).toBeLessThan(100)
  expect(low).toBeLessThan(17)
  expect(trendRange([1, 2], [], { min: 0, max: 10 })).toEqual([0, 10])
  expect(trendRange([], [], {})[1]).toBeGreaterThan(trendRange([], [], {})[0])
})

test('round tops hold the value and halve to a short number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (value) => {
      expect(niceHigh(value)).toBeGreaterThanOrEqual(value)
      expect(niceHigh(value)).toBeLessThan(value * 2.01)
    }),
  )
  expect(niceHigh(172)).toBe(180)
})

test('a chart is told only what changed', () => {
  const option = chartOption(trend, frame)
  expect(chartChanges(null, option)).toEqual({ option, replaceSeries: true })
  expect(chartChanges(option, structuredClone(option))).toBeNull()
  const moved = chartOption(
    {
      ...trend,
      points: [
        [0, 1],
        [1, 2.5],
      ],
    },
    frame,
  )
  const changes = chartChanges(option, moved)
  expect(Object.keys(changes?.option ?? {})).toEqual(['series'])
  expect(changes?.option.series?.map((one) => one.id)).toEqual(['value'])
})

interface Clock {
  run: (at: number) => number
  scheduler: ChartScheduler
}
function clock(): Clock {
  let waiting: ((at: number) => void)[] = []
  const scheduler = new ChartScheduler((callback) => waiting.push(callback))
  return {
    scheduler,
    run: (at) => {
      const now = waiting
      waiting = []
      now.forEach((callback) => callback(at))
      return waiting.length
    },
  }
}

test('at most two charts are drawn in a frame, and all get their turn', () => {
  const { scheduler, run } = clock()
  const drawn: number[] = []
  for (let index = 0; index < 5; index++) scheduler.request({ draw: () => drawn.push(index) }, true)
  expect(run(0)).toBe(1)
  expect(drawn).toHaveLength(CHARTS_PER_FRAME)
  run(16)
  expect(run(32)).toBe(0)
  expect(drawn).toEqual([0, 1, 2, 3, 4])
})

test('a chart waits its five seconds unless it is urgent, and asks for no frame meanwhile', () => {
  const { scheduler, run } = clock()
  let draws = 0
  const job: ChartJob = { draw: () => (draws += 1) }
  scheduler.request(job, false)
  run(100)
  scheduler.request(job, false)
  expect(run(200)).toBe(0)
  expect(draws).toBe(1)
  scheduler.wake()
  run(100 + REDRAW_MS)
  expect(draws).toBe(2)
  scheduler.request(job, true)
  run(101 + REDRAW_MS)
  expect(draws).toBe(3)
  scheduler.request(job, true)
  scheduler.forget(job)
  run(9e9)
  expect(draws).toBe(3)
})

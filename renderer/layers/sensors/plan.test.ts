// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { MapRecord } from '../../map/index.ts'
import { inputOf, recordOf, viewOf } from '../testInput.ts'
import { planSensors } from './plan.ts'

const river = recordOf('sensor', 'river-level-01', { at: [121.185, 30.966], body: { name: '米市渡', kind: 'river.level', unit: 'm' } })
const pond = recordOf('sensor', 'road-pond-01', { at: [121.268, 31.107], body: { name: '沪松公路下穿', kind: 'road.pond', unit: 'cm' } })
const reading = (id: string, value: number, age: MapRecord['age'] = 'fresh'): MapRecord => ({ key: `r/${id}`, dataset: 'reading', id, body: { value }, age })
const above15 = (sensor: MapRecord, value: MapRecord): boolean => sensor.body['kind'] === 'road.pond' && Number(value.body['value']) > 15

test('a key station is shown with its value also when all is well, an ordinary sensor is not', () => {
  const marks = planSensors(inputOf([river, pond, reading('river-level-01', 2.31), reading('road-pond-01', 3)], { isAbnormal: above15 }), viewOf('district'))
  expect(marks.map((mark) => [mark.tag, mark.sign?.glyph, mark.sign?.fill])).toEqual([['米市渡 2.31 m', '水', 'plain']])
})

test('an abnormal sensor stands out', () => {
  const marks = planSensors(inputOf([pond, reading('road-pond-01', 62)], { isAbnormal: above15 }), viewOf('district'))
  expect(marks[0]).toMatchObject({ tag: '沪松公路下穿 62 cm', isTagStrong: true, sign: { fill: 'solid', glyph: '涝' } })
})

test('a stale reading raises no alarm, and a lost one shows no number', () => {
  expect(planSensors(inputOf([pond, reading('road-pond-01', 62, 'stale')], { isAbnormal: above15 }), viewOf('district'))).toEqual([])
  expect(planSensors(inputOf([river, reading('river-level-01', 2.31, 'lost')]), viewOf('district'))[0]).toMatchObject({ tag: '米市渡 —', age: 'lost' })
  expect(planSensors(inputOf([river]), viewOf('district'))[0]).toMatchObject({ tag: '米市渡 —', age: 'lost' })
})

test('without thresholds a count of alarms still tells', () => {
  const lift = recordOf('sensor', 'lift-1', { at: [121.22, 31.02], body: { name: '电梯', kind: 'lift.trapped' } })
  expect(planSensors(inputOf([lift, reading('lift-1', 1)]), viewOf('district'))).toHaveLength(1)
  expect(planSensors(inputOf([lift, reading('lift-1', 0)]), viewOf('district'))).toHaveLength(0)
})

test('of many abnormal sensors of one kind only the worst carry words', () => {
  const gauges = [10, 40, 30, 20].map((value, index) => ({
    value,
    sensor: recordOf('sensor', `rain-${index}`, { at: [121.2 + index / 50, 31.03], body: { name: `小时雨量 0${index}`, kind: 'rain.1h', unit: 'mm' } }),
  }))
  const records = gauges.flatMap(({ sensor, value }) => [sensor, reading(sensor.id, value)])
  const marks = planSensors(inputOf(records, { isAbnormal: () => true, badness: (_sensor, one) => Number(one.body['value']) }), viewOf('district'))
  expect(marks.map((mark) => mark.tag)).toEqual([undefined, '小时雨量 40 mm', '小时雨量 30 mm', undefined])
})

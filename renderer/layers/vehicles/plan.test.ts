// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { incidentOf, inputOf, recordOf, viewOf } from '../testInput.ts'
import { planVehicles } from './plan.ts'

const fleet = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    recordOf('vehicle', `v${i}`, { at: [121.26 + i * 0.0001, 31.1], body: { kind: 'fire' }, age: i === 0 ? 'stale' : 'fresh' }),
  )
const near = { incidents: [incidentOf('i0')], mainIncidentId: 'i0', emergency: true }

test('over the district every vehicle is a small square, the stale one faint', () => {
  const { marks, dots } = planVehicles(inputOf(fleet(66)), viewOf('district'))
  expect(marks).toEqual([])
  expect(dots.map((dot) => dot.isFaint)).toEqual([true, ...Array.from({ length: 65 }, () => false)])
})

test('few of them near the incident get their character, many do not', () => {
  const few = planVehicles(inputOf(fleet(10), near), viewOf('close'))
  expect(few.marks.map((mark) => mark.sign?.glyph)).toEqual(Array.from({ length: 10 }, () => '消'))
  expect(few.dots).toEqual([])
  const many = planVehicles(inputOf(fleet(200), near), viewOf('close'))
  expect([many.marks.length, many.dots.length]).toEqual([0, 200])
})

test('each vehicle in view is drawn exactly once, the selected one as a sign', () => {
  const vehicles = fleet(200)
  const { marks, dots } = planVehicles(inputOf(vehicles, { selectedKey: vehicles[5]!.key }), viewOf('district'))
  expect(marks).toHaveLength(1)
  expect(marks[0]).toMatchObject({ key: vehicles[5]!.key, isSelected: true, tag: 'v5' })
  expect(new Set([...dots, ...marks].map(({ key }) => key)).size).toBe(200)
})

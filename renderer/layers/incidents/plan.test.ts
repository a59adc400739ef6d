// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { incidentOf, inputOf, viewOf } from '../testInput.ts'
import { planIncidents } from './plan.ts'

const spread = (['daily', 'general', 'larger', 'major', 'extreme'] as const).map((grade, i) => incidentOf(grade, { grade, lon: 121.1 + i * 0.05 }))

test('the graver an incident, the larger its drop; daily ones are hollow and wordless', () => {
  const marks = planIncidents(inputOf([], { incidents: spread }), viewOf('district'))
  const sizes = marks.map((mark) => mark.sign!.sizeRem)
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  expect(new Set(sizes).size).toBe(5)
  expect([sizes[0], sizes[4]]).toEqual([1.8, 3.5])
  expect(marks[0]).toMatchObject({ sign: { fill: 'hollow' } })
  expect(marks[0]!.tag).toBeUndefined()
  expect(marks[4]).toMatchObject({ sign: { fill: 'double' }, tag: '事件 extreme' })
  expect(marks[4]!.priority).toBeGreaterThan(marks[1]!.priority)
})

test('an incident without a grade looks like a daily matter', () => {
  expect(planIncidents(inputOf([], { incidents: [incidentOf('x', { grade: null })] }), viewOf('district'))[0]!.sign!.fill).toBe('hollow')
})

test('the main incident has a plate on a leader above all else, and its drop stays', () => {
  const incidents = [incidentOf('main', { label: '沪松公路下穿 62 cm' }), incidentOf('other', { lon: 121.1 })]
  const marks = planIncidents(inputOf([], { incidents, mainIncidentId: 'main', emergency: true }), viewOf('close'))
  const [plate, drop, other] = marks
  expect(plate).toMatchObject({ kind: 'plate', text: '沪松公路下穿 62 cm', hasLeader: true, isKept: true })
  expect(drop).toMatchObject({ key: 'incident:main', isKept: true })
  expect(plate!.priority).toBeGreaterThan(drop!.priority)
  expect(drop!.priority).toBeGreaterThan(other!.priority)
})

test('resolved incidents leave the map', () => {
  expect(planIncidents(inputOf([], { incidents: [incidentOf('x', { status: 'resolved' })] }), viewOf('district'))).toEqual([])
})

test('many at one place become one drop with the gravest look and their count; the selected one stays out', () => {
  const crowd = [1, 2, 3, 4, 5, 6].map((i) => incidentOf(`c${i}`, { grade: i === 3 ? 'major' : 'daily' }))
  const marks = planIncidents(inputOf([], { incidents: crowd, selectedKey: 'c6' }), viewOf('district'))
  expect(marks).toHaveLength(2)
  expect(marks[0]).toMatchObject({ key: 'incident:c6', isSelected: true, isDimmed: false })
  expect(marks[1]).toMatchObject({ count: 5, sign: { sizeRem: 3 }, isDimmed: true })
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { planFacilities } from './facilities/plan.ts'
import { planSupplies } from './supplies/plan.ts'
import { planTeams } from './teams/plan.ts'
import { incidentOf, inputOf, recordOf, viewOf } from './testInput.ts'

const main = incidentOf('i0')
const emergency = { incidents: [main], mainIncidentId: 'i0', emergency: true }
/** 300 supply points over the district. */
const many = Array.from({ length: 300 }, (_, i) => recordOf('supply', `s${i}`, { at: [121.1 + (i % 20) * 0.012, 30.92 + Math.floor(i / 20) * 0.014] }))

test('300 supply points over the district are few marks, and their counts add up', () => {
  const marks = planSupplies(inputOf(many), viewOf('district'))
  expect(marks.length).toBeLessThan(25)
  expect(marks.reduce((sum, mark) => sum + (mark.count ?? 1), 0)).toBe(300)
  expect(marks.every((mark) => mark.isQuiet)).toBe(true)
})

test('in an emergency only what lies within 5 km is shown, the nearest alone with their distance', () => {
  const near = [1, 2, 3, 4, 5, 6, 7, 8].map((i) => recordOf('supply', `n${i}`, { at: [121.268 + i * 0.004, 31.107] }))
  const far = recordOf('supply', 'far', { at: [121.268, 31.02] })
  const marks = planSupplies(inputOf([far, ...near], emergency), viewOf('close', 20_000))
  const tags = marks.filter((mark) => mark.tag)
  expect(tags.map((mark) => mark.tag)).toEqual(['0.4 km', '0.8 km', '1.1 km', '1.5 km', '1.9 km', '2.3 km'])
  expect(tags[0]!.priority).toBeGreaterThan(tags[1]!.priority)
  expect(marks.some((mark) => mark.key === far.key)).toBe(false)
  expect(marks.reduce((sum, mark) => sum + (mark.count ?? 1), 0)).toBe(8)
})

test('teams say what they do; a lost one is told by its distance only', () => {
  const at: [number, number] = [121.272, 31.107]
  const teams = [
    recordOf('team', 'a', { at: at, body: { name: 'a', kind: 'fire', status: 'onScene' } }),
    recordOf('team', 'b', { at: [121.276, 31.107], body: { name: 'b', kind: 'power', status: 'enRoute' }, age: 'lost' }),
    recordOf('team', 'c', { at: [121.28, 31.107], body: { name: 'c', kind: 'unheardOf', status: 'standby' } }),
  ]
  const marks = planTeams(inputOf(teams, emergency), viewOf('close', 20_000))
  expect(marks.map((mark) => [mark.sign?.glyph, mark.tag, mark.age])).toEqual([
    ['消', '已到场', 'fresh'],
    ['电', '0.8 km', 'lost'],
    ['队', '1.1 km', 'fresh'],
  ])
})

test('a selected record leaves its cluster, keeps its place and puts the others back', () => {
  const marks = planSupplies(inputOf(many, { selectedKey: many[7]!.key }), viewOf('district'))
  const [selected, ...others] = marks
  expect(selected).toMatchObject({ key: many[7]!.key, isSelected: true, isKept: true, tag: 's7' })
  expect(others.every((mark) => mark.isDimmed && !mark.isSelected)).toBe(true)
  expect(others.reduce((sum, mark) => sum + (mark.count ?? 1), 0)).toBe(299)
})

test('facilities are not shown over the district, but from near they are', () => {
  const hospital = recordOf('facility', 'h', { at: [121.22, 31.02], body: { name: 'h', kind: 'hospital' } })
  expect(planFacilities(inputOf([hospital]), viewOf('district'))).toEqual([])
  expect(planFacilities(inputOf([hospital]), viewOf('close'))[0]!.sign).toMatchObject({ shape: 'house', glyph: '医' })
})

test('a record without a position is no mark', () => {
  const { position: _position, ...nowhere } = recordOf('supply', 'x', { at: [0, 0] })
  expect(planSupplies(inputOf([nowhere]), viewOf('close'))).toEqual([])
})

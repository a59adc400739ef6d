// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { legendItems } from './legend.ts'
import { incidentOf, inputOf, recordOf } from './testInput.ts'
import { glyphFor } from './words.ts'

test('the legend lists only what is on the map', () => {
  expect(legendItems(inputOf([])).map((item) => item.id)).toEqual(['metro'])
  const input = inputOf([recordOf('team', 't', { at: [121.2, 31] }), recordOf('facility', 'f', { at: [121.2, 31] })], { incidents: [incidentOf('i')] })
  expect(legendItems(input).map((item) => item.text)).toEqual(['事件', '队伍', '9 号线'])
  expect(legendItems({ ...input, emergency: true, locale: 'en' }).map((item) => item.text)).toEqual(['Incident', 'Team', 'Facility', 'Line 9'])
})

test('an unknown kind, even one named like a property of every object, falls back to its class', () => {
  expect(glyphFor('fire', 'team', 'zh-CN')).toBe('消')
  expect(glyphFor('river.level', 'sensor', 'zh-CN')).toBe('水')
  expect(glyphFor('constructor', 'team', 'zh-CN')).toBe('队')
  expect(glyphFor(undefined, 'supply', 'en')).toBe('S')
})

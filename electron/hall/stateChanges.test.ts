// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateChanges } from './stateChanges.ts'

const of = (before: object, after: object) => stateChanges(before, after).changes

test.for([
  ['nothing', { a: { b: 1 } }, { a: { b: 1 } }, []],
  [
    'a field deep inside',
    { wall: { screens: { s1: { layoutId: 'a', x: 1 } } } },
    { wall: { screens: { s1: { layoutId: 'b', x: 1 } } } },
    [['wall.screens.s1.layoutId', 'a', 'b']],
  ],
  ['something new', { r: {} }, { r: { 'natural-9': { level: 3 } } }, [['r.natural-9', null, { level: 3 }]]],
  ['something gone', { r: { x: 1 } }, { r: {} }, [['r.x', 1, null]]],
  ['the count of events and its time', { seq: 1, at: 1, x: 1 }, { seq: 2, at: 2, x: 1 }, []],
  ['a key with a dot', { r: { 'a.b': 1 } }, { r: { 'a.b': 2 } }, [['r["a.b"]', 1, 2]]],
  [
    'an item of a list with ids',
    {
      l: [
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
      ],
    },
    {
      l: [
        { id: 'c', n: 1 },
        { id: 'a', n: 2 },
        { id: 'b', n: 1 },
      ],
    },
    [
      ['l.a.n', 1, 2],
      ['l.c', null, { id: 'c', n: 1 }],
    ],
  ],
  ['a list of words that grew in front', { l: ['b', 'c'] }, { l: ['a', 'b', 'c'] }, [['l', [], ['a']]]],
  [
    'a list whose ids repeat',
    {
      l: [
        { id: 'a', n: 1 },
        { id: 'a', n: 1 },
      ],
    },
    {
      l: [
        { id: 'a', n: 1 },
        { id: 'a', n: 2 },
      ],
    },
    [['l', [{ id: 'a', n: 1 }], [{ id: 'a', n: 2 }]]],
  ],
  ['a field that every object inherits', { r: {} }, { r: JSON.parse('{"__proto__":1}') as object }, [['r.__proto__', null, 1]]],
] as const)('%s', ([, before, after, expected]) => {
  expect(of(before, after).map(({ path, before: was, after: is }) => [path, was, is])).toEqual(expected)
})

test('long values and long lists of changes are cut, and it is said', () => {
  const many = Object.fromEntries(Array.from({ length: 250 }, (_one, index) => [`k${index}`, 1]))
  expect(stateChanges({ m: {} }, { m: many })).toMatchObject({ leftOut: 50 })
  expect(String(of({}, { text: { long: 'x'.repeat(9_000) } })[0]?.after)).toMatch(/… \(9011\)$/)
})

test('it is silent exactly when both are the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (left, right) => {
      const [a, b] = [JSON.parse(JSON.stringify({ x: left })), JSON.parse(JSON.stringify({ x: right }))] as [object, object]
      expect(of(a, JSON.parse(JSON.stringify(a)) as object)).toEqual([])
      if (of(a, b).length === 0) expect(new Set(Object.keys(left))).toEqual(new Set(Object.keys(right)))
    }),
  )
})

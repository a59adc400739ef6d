// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { z } from 'zod'
import { assumption, ruleSourceSchema } from './ruleTable.ts'
import { rowsById } from './rowsById.ts'

const row = z.strictObject({ id: z.string(), minutes: z.number().min(0), words: z.string(), source: ruleSourceSchema })
const source = assumption('x')
const schema = rowsById(row, [
  { id: 'a', minutes: 5, words: 'first', source },
  { id: 'b', minutes: 9, words: 'second', source },
])

test('without changes the rows are those shipped', () => {
  expect(schema.parse(undefined)).toEqual([
    { id: 'a', minutes: 5, words: 'first', source },
    { id: 'b', minutes: 9, words: 'second', source },
  ])
})

test('a change names only what differs; the row keeps its place and is from then on the district’s own', () => {
  expect(schema.parse([{ id: 'a', minutes: 0 }])).toEqual([
    { id: 'a', minutes: 0, words: 'first', source: { document: 'hall.yaml', confidence: 'C' } },
    { id: 'b', minutes: 9, words: 'second', source },
  ])
})

test('a named source stands, a whole new row is added', () => {
  const own = { document: '示例文件', clause: '一', confidence: 'A' } as const
  const rows = schema.parse([
    { id: 'b', minutes: 8, source: own },
    { id: 'c', minutes: 1, words: 'third' },
  ])
  expect(rows.map((one) => [one.id, one.minutes, one.source.document])).toEqual([
    ['a', 5, source.document],
    ['b', 8, '示例文件'],
    ['c', 1, 'hall.yaml'],
  ])
})

test.for([
  ['a new row that is not whole', [{ id: 'c', minutes: 1 }], [0, 'words']],
  ['a value out of bounds', [{ id: 'a' }, { id: 'b', minutes: -1 }], [1, 'minutes']],
  ['an unknown field', [{ id: 'a', minute: 3 }], [0]],
  ['no id', [{ minutes: 3 }], [0, 'id']],
] as const)('%s is refused at its place', ([, input, path]) => {
  expect(schema.safeParse(input).error?.issues[0]?.path).toEqual(path)
})

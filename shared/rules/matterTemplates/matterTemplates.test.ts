// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { nodeProblem, readyNodes } from './index.ts'

const { templates } = DEFAULT_RULES.matterTemplates

test('three templates ship, all marked 示例 and to be confirmed, each with one way through within its total limit', () => {
  expect(templates.length).toBe(3)
  for (const template of templates) {
    expect(template.title).toContain('示例')
    expect(template.source.confidence).toBe('C')
    expect(nodeProblem(template.nodes)).toBeNull()
    const endOf = (id: string): number => {
      const node = template.nodes.find((one) => one.id === id)!
      return node.limitMinutes + Math.max(0, ...node.after.map(endOf))
    }
    expect(Math.max(...template.nodes.map((node) => endOf(node.id))), template.id).toBeLessThanOrEqual(template.totalMinutes)
  }
})

test.for([
  ['one step', [['a', []]], null],
  [
    'a diamond',
    [
      ['a', []],
      ['b', ['a']],
      ['c', ['a']],
      ['d', ['b', 'c']],
    ],
    null,
  ],
  [
    'an id twice',
    [
      ['a', []],
      ['a', []],
    ],
    'two steps have the same id',
  ],
  ['an unknown predecessor', [['a', ['z']]], 'step "a" waits for a step that does not exist'],
  ['itself', [['a', ['a']]], 'the steps wait for each other in a circle'],
  [
    'a circle behind a start',
    [
      ['s', []],
      ['a', ['b', 's']],
      ['b', ['a']],
    ],
    'the steps wait for each other in a circle',
  ],
] as const)('%s', ([, nodes, problem]) => {
  expect(nodeProblem(nodes.map(([id, after]) => ({ id, after })))).toBe(problem)
})

test('steps begin when all they wait for is done', () => {
  const nodes = [
    { id: 'a', after: [] },
    { id: 'b', after: [] },
    { id: 'c', after: ['a', 'b'] },
  ]
  const ready = (...done: string[]) => readyNodes(nodes, new Set(done)).map((node) => node.id)
  expect([ready(), ready('a'), ready('a', 'b'), ready('a', 'b', 'c')]).toEqual([['a', 'b'], ['b'], ['c'], []])
})

test('a template of hall.yaml with a circle is refused with the reason', () => {
  const [first] = templates
  const nodes = first!.nodes.map((node) => ({ ...node, after: [node.id] }))
  const parsed = hallRulesSchema.safeParse({ matterTemplates: { templates: [{ id: first!.id, nodes }] } })
  expect(parsed.error?.issues[0]).toMatchObject({ path: ['matterTemplates', 'templates', 0, 'nodes'], message: 'the steps wait for each other in a circle' })
})

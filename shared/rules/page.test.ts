// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { DEFAULT_RULES, hallRulesSchema } from './hallRules.ts'
import { districtRulesPage, rulesPage } from './page.ts'
import { ruleSourceSchema, type RuleTable } from './ruleTable.ts'
import { ruleTables } from './tables.ts'

const page = fileURLToPath(new URL('../../docs/rules.md', import.meta.url))
const head =
  '<!-- SPDX-License-Identifier: Apache-2.0 -->\n<!-- Made from shared/rules by `UPDATE=1 npm test -- --unit shared/rules/page`; do not edit by hand. -->\n'
const tables = ruleTables(DEFAULT_RULES)

test('docs/rules.md is the page of the shipped rules (UPDATE=1 writes it)', () => {
  const text = head + rulesPage(tables)
  if (process.env.UPDATE) writeFileSync(page, text)
  expect(readFileSync(page, 'utf8')).toBe(text)
})

test('every section of the rules has a table, and every table belongs to one', () => {
  const sections = Object.keys(hallRulesSchema.shape)
  const shown = tables.map((table) => /^rules\.(\w+)/.exec(table.configuredAt)?.[1] ?? table.id)
  expect([...new Set(shown)].toSorted()).toEqual(sections.toSorted())
  expect(new Set(tables.map((table) => table.id)).size).toBe(tables.length)
})

test.each(tables.map((table) => [table.id, table] as const))(
  '%s: every row has a value under each column, a source, and its place in hall.yaml',
  (_id, table) => {
    expect(table.rows.length).toBeGreaterThan(0)
    expect(`${table.title}${table.lead}`).toMatch(/[\u4e00-\u9fff]/)
    for (const row of table.rows) {
      expect(row.cells).toHaveLength(table.columns.length)
      expect(row.cells.every((cell) => cell.trim() !== '')).toBe(true)
      expect(ruleSourceSchema.safeParse(row.source).error).toBeUndefined()
      // Only an assumption of ours may stand without a clause where no document is named for it.
      if (row.source.confidence !== 'C') expect(row.source.document).not.toMatch(/假设/)
      expect(row.path ?? table.configuredAt).toMatch(new RegExp(`^${/^rules\.\w+/.exec(table.configuredAt)?.[0]}\\b`))
    }
  },
)

const source = { document: '文件', clause: '一', confidence: 'A' } as const
const table = (rows: RuleTable['rows']): RuleTable => ({ id: 'x', title: '甲', lead: '乙', configuredAt: 'rules.x', columns: ['项', '值'], rows })

test('a district’s page marks what it changed, added and took away', () => {
  const shipped = [
    table([
      { cells: ['a', '1'], source, path: 'rules.x[a]' },
      { cells: ['b', '2'], source, path: 'rules.x[b]' },
      { cells: ['c', '3'], source, path: 'rules.x[c]' },
    ]),
  ]
  const inForce = [
    table([
      { cells: ['a', '1'], source, path: 'rules.x[a]' },
      { cells: ['b', '5'], source, path: 'rules.x[b]' },
      { cells: ['d', '4'], source: { document: 'hall.yaml', confidence: 'C' }, path: 'rules.x[d]' },
    ]),
  ]
  const lines = districtRulesPage(shipped, inForce).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      '| a | 1 | 文件 一 | A | `rules.x[a]` |',
      '| b | **5** (2) | hall.yaml (出厂: 文件 一) | A | `rules.x[b]` |',
      '| **d** (新增) | **4** (新增) | hall.yaml | C | `rules.x[d]` |',
      '| ~~c~~ | ~~3~~ | 已删去 |  |  |',
    ]),
  )
})

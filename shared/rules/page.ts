// SPDX-License-Identifier: Apache-2.0
import type { RuleRow, RuleSource, RuleTable } from './ruleTable.ts'

const INTRODUCTION = `# 指挥规则 Rules of command

每一行写明取值、来源文件与条款、可信度, 以及在 \`hall.yaml\` 中修改它的位置。改动只写要改的值, 其余沿用出厂值。
Every row names its value, its source with the clause, how sure we are of it, and where \`hall.yaml\` changes it; a file names only what it changes.

| 可信度 | 含义 meaning |
|---|---|
| A | 已对照所列文件原文 read in the named source |
| B | 通行文本, 未逐字复核 well-known text, not read again |
| C | 产品工作假设, 须与用户确认 working assumption, to be confirmed with the district |
`

/** The rules as shipped as a Markdown page (docs/rules.md). */
export function rulesPage(tables: readonly RuleTable[]): string {
  return INTRODUCTION + tables.map((table) => tableText(table, table)).join('')
}

/** A district's own rules as the same page; rows that differ from the shipped ones say what was shipped. */
export function districtRulesPage(shipped: readonly RuleTable[], inForce: readonly RuleTable[]): string {
  const mark = '\n改过的行以 **粗体** 标出, 括号内为出厂值。Rows that were changed are bold, with the shipped value in brackets.\n'
  return INTRODUCTION + mark + inForce.map((table) => tableText(table, shipped.find((one) => one.id === table.id) ?? table)).join('')
}

function tableText(table: RuleTable, shipped: RuleTable): string {
  const columns = [...table.columns, '来源', '可信度', 'hall.yaml']
  const known = new Map(shipped.rows.map((row, index) => [rowKey(shipped.rows, index), row]))
  const rows = table.rows.map((row, index) => rowText(row, known.get(rowKey(table.rows, index)), table))
  const kept = new Set(table.rows.map((_row, index) => rowKey(table.rows, index)))
  const gone = [...known]
    .filter(([key]) => !kept.has(key))
    .map(([, row]) => `| ${[...row.cells.map((cell) => `~~${escape(cell)}~~`), '已删去', '', ''].join(' | ')} |\n`)
  return `\n## ${table.title} \`${table.id}\`\n\n${table.lead}\n\n| ${columns.map(escape).join(' | ')} |\n|${columns.map(() => '---|').join('')}\n${rows.join('')}${gone.join('')}`
}

/** What tells a row from the others of its table: its own path and how many rows had that path before it. */
function rowKey(rows: readonly RuleRow[], index: number): string {
  const path = rows[index]?.path ?? ''
  return `${path}#${rows.slice(0, index).filter((row) => (row.path ?? '') === path).length}`
}

function rowText(row: RuleRow, shipped: RuleRow | undefined, table: RuleTable): string {
  const cells = row.cells.map((cell, index) => {
    const before = shipped?.cells[index]
    if (shipped && before === cell) return escape(cell)
    return shipped ? `**${escape(cell)}** (${escape(before ?? '无')})` : `**${escape(cell)}** (新增)`
  })
  const isChanged = cells.some((cell) => cell.startsWith('**'))
  const source =
    isChanged && shipped && sourceText(row.source) === sourceText(shipped.source) ? `hall.yaml (出厂: ${sourceText(row.source)})` : sourceText(row.source)
  return `| ${[...cells, escape(source), row.source.confidence, `\`${row.path ?? table.configuredAt}\``].join(' | ')} |\n`
}

function sourceText({ document, clause }: RuleSource): string {
  return clause === undefined ? document : `${document} ${clause}`
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

// SPDX-License-Identifier: Apache-2.0
import { LEVEL_NUMERALS } from '../commandRanks/index.ts'
import { assumption, hallFile, type RuleRow, type RuleTable } from '../ruleTable.ts'
import type { HazardRow } from './defaults.ts'
import type { WarningSuggestionRules } from './schema.ts'

const COLOUR_WORDS = { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' } as const
const HEADQUARTERS_WORDS = { natural: '自然灾害', accident: '安全生产', health: '公共卫生', social: '社会安全', key: '城市重要关键问题' } as const
const SHIPPED_MINUTES = 30
const AT = 'rules.warningSuggestion'

/** The section as a page. */
export function warningSuggestionTable({ warningSuggestion: rules }: { readonly warningSuggestion: WarningSuggestionRules }): RuleTable {
  const other = rules.otherHeadquarters
  const rest: RuleRow[] = [
    {
      cells: ['其他种类', other === null ? '不建议' : `${HEADQUARTERS_WORDS[other]}指挥部`],
      source: other === 'natural' ? assumption('未列种类的归口') : hallFile(),
      path: `${AT}.otherHeadquarters`,
    },
    {
      cells: ['未启动响应须填理由', `收到预警后 ${rules.reasonMinutes} 分钟`],
      source: rules.reasonMinutes === SHIPPED_MINUTES ? assumption('建议后多久须说明理由') : hallFile(),
      path: `${AT}.reasonMinutes`,
    },
  ]
  const colours = rules.colours.map(({ id, level, source }): RuleRow => ({
    cells: [`${COLOUR_WORDS[id]}预警`, `${LEVEL_NUMERALS[level]}级响应`],
    source,
    path: `${AT}.colours (id: ${id})`,
  }))
  const hazards = rules.hazards.map((row): RuleRow => ({
    cells: [row.words.join('、'), hazardText(row)],
    source: row.source,
    path: `${AT}.hazards (id: ${row.id})`,
  }))
  return {
    id: 'warningSuggestion',
    title: '预警建议响应',
    lead: '生效的正式预警按种类和颜色建议响应; 系统只建议, 由人决定。到时未启动(同一指挥部同级或更高)须填写理由。',
    configuredAt: AT,
    columns: ['预警', '建议'],
    rows: [...colours, ...hazards, ...rest],
  }
}

function hazardText({ headquarters, levels }: HazardRow): string {
  const own = Object.entries(levels ?? {}).flatMap(([colour, level]) =>
    level === undefined ? [] : [`${COLOUR_WORDS[colour as keyof typeof COLOUR_WORDS]} ${level === null ? '不建议' : `${LEVEL_NUMERALS[level]}级`}`],
  )
  return [`${HEADQUARTERS_WORDS[headquarters]}指挥部`, ...own].join('; ')
}

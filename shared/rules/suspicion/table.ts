// SPDX-License-Identifier: Apache-2.0
import { GRADE_WORDS } from '../grading/index.ts'
import { assumption, hallFile, type RuleSource, type RuleTable } from '../ruleTable.ts'
import { SHIPPED_CASUALTY_WORDS, suspicionSchema, type SuspicionRules } from './schema.ts'

type Setting = 'limitMinutes' | 'fromGrade' | 'lookBackHours' | 'casualtyWords'

/** The rule of suspicions as a page. */
export function suspicionTable({ suspicion }: { readonly suspicion: SuspicionRules }): RuleTable {
  return {
    id: 'suspicion',
    title: '疑似未报·待核',
    lead: '110/119/120、12345、街面与传感器已知、而总值班室逾时无单位报告的，只提示控制台“疑似未报·待核”；恰在时限一刻不算逾时。大屏只显示件数；系统从不认定。',
    configuredAt: 'rules.suspicion',
    columns: ['项目', '值'],
    rows: [
      setting('limitMinutes', ['得知后无单位报告的时限', `${suspicion.limitMinutes} 分钟`], suspicion),
      setting('fromGrade', ['比对的等级', `${GRADE_WORDS[suspicion.fromGrade]}及以上，或有伤亡字样`], suspicion),
      setting('lookBackHours', ['回溯', `${suspicion.lookBackHours} 小时`], suspicion),
      setting('casualtyWords', ['伤亡字样', suspicion.casualtyWords.join('、') || '无'], suspicion),
      ...suspicion.knowledge.map((row) => ({
        cells: [`比对来源：${row.zh}`, row.isOn ? '比对' : '不比对'],
        source: row.source,
        path: `rules.suspicion.knowledge[${row.id}]`,
      })),
    ],
  }
}

function setting(name: Setting, cells: readonly string[], rules: SuspicionRules): RuleTable['rows'][number] {
  return { cells, source: sourceOf(name, rules), path: `rules.suspicion.${name}` }
}

function sourceOf(name: Setting, rules: SuspicionRules): RuleSource {
  const shipped = suspicionSchema.parse({})
  const isShipped = name === 'casualtyWords' ? rules.casualtyWords.join() === SHIPPED_CASUALTY_WORDS.join() : rules[name] === shipped[name]
  return isShipped ? assumption('疑似未报的比对口径') : hallFile()
}

// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey } from '../../domain/index.ts'
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'
import type { ClassRules } from './schema.ts'

/** Chinese names of the four classes and the fifth category. */
export const CATEGORY_WORDS: Record<HeadquartersKey, string> = {
  natural: '自然灾害',
  accident: '事故灾难',
  health: '公共卫生事件',
  social: '社会安全事件',
  key: '城市重要关键问题',
}

const SHIPPED_PREFIX = '松应急'

/** The classes as a page. */
export function classesTable({ classes }: { readonly classes: ClassRules }): RuleTable {
  return {
    id: 'classes',
    title: '事件类别、子类与指挥部、主管部门',
    lead: '四大类与第五类各有子类；指挥部按四个专项应急指挥部一一对应，主管部门为工作假设，可逐行改。国标代码表未读到，不预置代码。',
    configuredAt: 'rules.classes.subClasses',
    columns: ['类别', '子类', '标识', '细分自', '指挥部', '主管部门（单位标识）', '国标代码'],
    rows: [
      ...classes.subClasses.map((row) => ({
        cells: [
          CATEGORY_WORDS[row.category],
          row.zh,
          row.id,
          row.partOf ?? '—',
          `${CATEGORY_WORDS[row.headquarters]}`,
          row.leadDepartment,
          row.gbCode ?? '未配置',
        ],
        source: row.source,
        path: `rules.classes.subClasses[${row.id}]`,
      })),
      {
        cells: ['编号', `${classes.numberPrefix}〔年〕序号`, 'numberPrefix', '—', '—', '—', '—'],
        source: classes.numberPrefix === SHIPPED_PREFIX ? assumption('事件编号格式') : hallFile(),
        path: 'rules.classes.numberPrefix',
      },
    ],
  }
}

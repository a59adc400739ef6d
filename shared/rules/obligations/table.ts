// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey } from '../../domain/index.ts'
import { CATEGORY_WORDS, findSubClass, type ClassRules } from '../classes/index.ts'
import { GRADE_WORDS } from '../grading/index.ts'
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'
import type { ObligationOwner, ObligationRow } from './defaults.ts'
import type { ObligationRules } from './schema.ts'

/** Chinese names of those who owe a duty, where the organisation names nobody. */
export const OWNER_WORDS: Record<ObligationOwner, string> = {
  dutyOffice: '区政府总值班室',
  sectorLeader: '主管行业的分管区领导',
  accidentUnit: '事故发生单位负责人',
  emergencyBureau: '区应急管理局',
}
const START_WORDS = { learned: '获悉时', occurred: '事发时', trigger: '条件成立时' } as const
const RANK_WORDS = { departmentHead: '部门主要负责人', deputyDistrictHead: '分管区领导', districtHead: '区政府主要领导' } as const

/** The duties as a page. */
export function obligationsTable({ obligations, classes }: { readonly obligations: ObligationRules; readonly classes: ClassRules }): RuleTable {
  const setting = { source: hallFile() }
  return {
    id: 'obligations',
    title: '事件引起的职责与时限',
    lead: '条件成立即立项，条件因更正不再成立即注明“失效”而不删除；时限内（含到点那一刻）完成为按时，逾期告警一次。',
    configuredAt: 'rules.obligations.rows',
    columns: ['职责', '条件', '适用', '责任方', '起算', '时限（分钟）', '时限依据'],
    rows: [
      ...obligations.rows.map((row) => ({ cells: cellsOf(row, classes), source: row.source, path: `rules.obligations.rows[${row.id}]` })),
      {
        cells: ['单起道路交通死亡1人是否赶赴现场', obligations.singleRoadDeathCounts ? '是' : '否', '道路交通事故', '—', '—', '—', '—'],
        ...(obligations.singleRoadDeathCounts ? { source: assumption('单起道路交通死亡1人默认计入；产品事实资料 1.2 实务规则') } : setting),
        path: 'rules.obligations.singleRoadDeathCounts',
      },
      {
        cells: ['免除职责', RANK_WORDS[obligations.waiverRank], '—', '—', '—', '—', '—'],
        ...(obligations.waiverRank === 'deputyDistrictHead' ? { source: assumption('可免除职责的职级') } : setting),
        path: 'rules.obligations.waiverRank',
      },
    ],
  }
}

function cellsOf(row: ObligationRow, classes: ClassRules): string[] {
  const conditions = [
    row.gradeAtLeast === undefined ? '' : `${GRADE_WORDS[row.gradeAtLeast]}及以上`,
    row.deathsAtLeast === undefined ? '' : `死亡 ≥ ${row.deathsAtLeast} 人`,
  ].filter(Boolean)
  const names = row.appliesTo.map((name) => findSubClass(classes, name)?.zh ?? CATEGORY_WORDS[name as HeadquartersKey] ?? '未分类')
  const { document, clause = '', confidence } = row.limitSource ?? row.source
  return [
    row.isOn ? row.zh : `${row.zh}（停用）`,
    conditions.join('，且'),
    names.join('、') || '全部',
    OWNER_WORDS[row.owner],
    START_WORDS[row.startsAt],
    String(row.limitMinutes),
    `${document}${clause}（${confidence}）`,
  ]
}

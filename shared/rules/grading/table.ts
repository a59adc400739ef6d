// SPDX-License-Identifier: Apache-2.0
import type { Grade, HeadquartersKey } from '../../domain/index.ts'
import { CATEGORY_WORDS, findSubClass, type ClassRules } from '../classes/index.ts'
import { hallFile, type RuleTable } from '../ruleTable.ts'
import { OWN_PLAN_SOURCE, type GradeCondition, type GradeFact } from './defaults.ts'
import type { GradingRules } from './schema.ts'

/** Chinese names of the grades. */
export const GRADE_WORDS: Record<Grade, string> = { daily: '未定级', general: '一般', larger: '较大', major: '重大', extreme: '特别重大' }

/** Chinese names and units of the numbers grades are judged by. */
export const GRADE_FACT_WORDS: Record<GradeFact, readonly [name: string, unit: string]> = {
  deaths: ['死亡', '人'],
  seriousInjuries: ['重伤（含急性工业中毒）', '人'],
  lossYuan: ['直接经济损失', '元'],
  evacuated: ['疏散转移', '人'],
  affectedHouseholds: ['受影响用户', '户'],
  interruptionHours: ['中断时长', '小时'],
  powerLossPercent: ['减供负荷', '%'],
  powerUsersPercent: ['停电用户', '%'],
  affectedAreaKm2: ['影响面积', 'km²'],
  participants: ['参与人数', '人'],
  poisoned: ['中毒人数', '人'],
}

/** The grading table as a page. */
export function gradingTable({ grading, classes }: { readonly grading: GradingRules; readonly classes: ClassRules }): RuleTable {
  return {
    id: 'grading',
    title: '事件分级建议',
    lead: '取各行中最重的一级为建议，由人员定级；“≥”含本数，“>”不含本数；低于所有下限为未定级；未知数值不参与判定。按各自预案的类别只列参考、不给建议等级。',
    configuredAt: 'rules.grading.rows',
    columns: ['适用', '等级', '条件（须同时满足）'],
    rows: [
      ...grading.rows.map((row) => ({
        cells: [row.appliesTo.map((name) => nameWords(classes, name)).join('、'), GRADE_WORDS[row.grade], row.all.map(conditionWords).join('，且')],
        source: row.source,
        path: `rules.grading.rows[${row.id}]`,
      })),
      {
        cells: [grading.ownPlanCategories.map((category) => CATEGORY_WORDS[category]).join('、') || '无', '—', '按各自预案，不套用四级'],
        source: grading.ownPlanCategories.join() === 'social' ? OWN_PLAN_SOURCE : hallFile(),
        path: 'rules.grading.ownPlanCategories',
      },
    ],
  }
}

function nameWords(classes: ClassRules, name: string): string {
  if (name === 'unclassified') return '未分类'
  return findSubClass(classes, name)?.zh ?? (CATEGORY_WORDS[name as HeadquartersKey] ? `${CATEGORY_WORDS[name as HeadquartersKey]}（未分子类）` : name)
}

function conditionWords({ fact, atLeast, above }: GradeCondition): string {
  const [name, unit] = GRADE_FACT_WORDS[fact]
  return atLeast === undefined ? `${name} > ${above} ${unit}` : `${name} ≥ ${atLeast} ${unit}`
}

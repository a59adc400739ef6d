// SPDX-License-Identifier: Apache-2.0
import type { Grade } from '../../domain/index.ts'
import { assumption, notice, type RuleSource } from '../ruleTable.ts'

/** Who owes a duty: 总值班室, the sector's district leader, the unit of the accident, or a unit of the organisation. */
export type ObligationOwner = 'dutyOffice' | 'sectorLeader' | 'accidentUnit' | 'emergencyBureau'

/** A duty (法定与规定职责) an incident brings: when, whose, from when, how long. */
export interface ObligationRow {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly gradeAtLeast?: Grade | undefined
  readonly deathsAtLeast?: number | undefined
  /** Sub-classes (with what refines them) or categories; empty for every incident. */
  readonly appliesTo: readonly string[]
  readonly owner: ObligationOwner
  readonly startsAt: 'learned' | 'occurred' | 'trigger'
  readonly limitMinutes: number
  readonly isOn: boolean
  readonly source: RuleSource
  /** Source of the limit, where it is another than that of the duty. */
  readonly limitSource?: RuleSource | undefined
}

const DECREE_493 = (clause: string): RuleSource => ({ document: '生产安全事故报告和调查处理条例（国务院令第493号）', clause, confidence: 'B' })
const DAY_MINUTES = 1440

/** Duties as shipped. */
export const SHIPPED_OBLIGATIONS: readonly ObligationRow[] = [
  {
    id: 'report-leaders',
    zh: '一般及以上突发事件报告区领导',
    en: 'report an incident of grade 一般 or above to the district leaders',
    gradeAtLeast: 'general',
    appliesTo: [],
    owner: 'dutyOffice',
    startsAt: 'trigger',
    limitMinutes: 30,
    isOn: true,
    source: notice('三（一）1'),
    limitSource: assumption('报告区领导的时限'),
  },
  {
    id: 'leader-on-scene',
    zh: '死亡1人及以上事故，主管行业的区领导赶赴现场',
    en: 'the district leader of the sector goes to the scene of an accident with a death',
    deathsAtLeast: 1,
    appliesTo: ['workSafety', 'transport', 'publicFacility', 'nuclear', 'fire', 'environment', 'cyber', 'accident', 'unclassified'],
    owner: 'sectorLeader',
    startsAt: 'trigger',
    limitMinutes: 60,
    isOn: true,
    source: notice('三（一）1'),
    limitSource: assumption('到场时限'),
  },
  {
    id: 'unit-report',
    zh: '事故单位负责人向县级以上应急管理部门报告',
    en: 'the head of the unit reports the accident to the emergency department',
    gradeAtLeast: 'general',
    appliesTo: ['workSafety', 'accident'],
    owner: 'accidentUnit',
    startsAt: 'learned',
    limitMinutes: 60,
    isOn: true,
    source: DECREE_493('第九条'),
  },
  {
    id: 'level-report',
    zh: '应急管理部门逐级上报，每级不超过2小时',
    en: 'each level reports upwards within two hours',
    gradeAtLeast: 'general',
    appliesTo: ['workSafety', 'accident'],
    owner: 'emergencyBureau',
    startsAt: 'trigger',
    limitMinutes: 120,
    isOn: true,
    source: DECREE_493('第十一条'),
  },
  {
    id: 'casualty-updates',
    zh: '事故发生之日起30日内伤亡变化及时补报，期满核定',
    en: 'casualty changes within 30 days are reported; the number is settled at the end',
    gradeAtLeast: 'general',
    appliesTo: ['workSafety', 'accident'],
    owner: 'emergencyBureau',
    startsAt: 'occurred',
    limitMinutes: 30 * DAY_MINUTES,
    isOn: true,
    source: DECREE_493('第十三条'),
  },
  {
    id: 'casualty-updates-short',
    zh: '道路交通事故、火灾发生之日起7日内伤亡变化及时补报，期满核定',
    en: 'casualty changes of road accidents and fires within 7 days are reported; the number is settled at the end',
    gradeAtLeast: 'general',
    appliesTo: ['transport', 'fire'],
    owner: 'emergencyBureau',
    startsAt: 'occurred',
    limitMinutes: 7 * DAY_MINUTES,
    isOn: true,
    source: DECREE_493('第十三条'),
  },
]

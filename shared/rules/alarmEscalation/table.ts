// SPDX-License-Identifier: Apache-2.0
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'
import { SHIPPED_SHELVE_MINUTES, type AlarmClass, type DutyLevel } from './defaults.ts'
import type { AlarmEscalation } from './schema.ts'

const CLASS_WORDS: Record<AlarmClass, string> = { notice: '提示', attention: '关注', urgent: '紧急' }

/** Chinese words of the ranks of duty. */
export const DUTY_LEVEL_WORDS: Record<DutyLevel, string> = { shiftChief: '值班长', dutyLeader: '带班领导', districtLeader: '分管区领导' }

/** The rule of alarm escalation as a page. */
export function alarmEscalationTable({ alarmEscalation }: { readonly alarmEscalation: AlarmEscalation }): RuleTable {
  return {
    id: 'alarmEscalation',
    title: '告警升级与搁置',
    lead: '告警在时限内无人确认即逐级上报；恰在时限一刻确认仍算按时。搁置须写理由，到期自动恢复。',
    configuredAt: 'rules.alarmEscalation',
    columns: ['等级', '步骤', '未确认时限', '上报至'],
    rows: [
      ...alarmEscalation.steps.map((row) => ({
        cells: [CLASS_WORDS[row.class], `第${row.step}步`, `${row.afterMinutes} 分钟`, DUTY_LEVEL_WORDS[row.to]],
        source: row.source,
        path: `rules.alarmEscalation.steps[${row.id}]`,
      })),
      {
        cells: ['全部', '搁置', `最长 ${alarmEscalation.shelveMaxMinutes} 分钟`, '—'],
        source: alarmEscalation.shelveMaxMinutes === SHIPPED_SHELVE_MINUTES ? assumption('告警搁置上限') : hallFile(),
        path: 'rules.alarmEscalation.shelveMaxMinutes',
      },
    ],
  }
}

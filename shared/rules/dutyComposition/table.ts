// SPDX-License-Identifier: Apache-2.0
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'
import { SHIPPED_MINUTES, type DutyRole, type DutyRoom } from './defaults.ts'
import type { DutyComposition } from './schema.ts'

const ROOM_WORDS: Record<DutyRoom, string> = { district: '区总值班室（区城运中心）', town: '街镇、经开区值班室', department: '部门值班室' }

/** Chinese words of the roles of a shift. */
export const DUTY_ROLE_WORDS: Record<DutyRole | 'onPost', string> = { dutyLeader: '带班领导', shiftChief: '值班长', officer: '专职值班员', onPost: '在岗人数' }

/** The rule of the composition of duty as a page. */
export function dutyCompositionTable({ dutyComposition }: { readonly dutyComposition: DutyComposition }): RuleTable {
  const { rooms, seats } = dutyComposition
  const minute = (name: string, field: keyof typeof SHIPPED_MINUTES) => ({
    cells: [name, `${dutyComposition[field]} 分钟`, '—', '—', '—'],
    source: dutyComposition[field] === SHIPPED_MINUTES[field] ? assumption('值班与席位时限') : hallFile(),
    path: `rules.dutyComposition.${field}`,
  })
  return {
    id: 'dutyComposition',
    title: '值班组成与大厅席位',
    lead: '24 小时值班: 处级领导带班、值班长、专职值班员, 双人在岗。带班领导不计入在岗人数; 缺岗、单人在岗超过宽限时间即告警。',
    configuredAt: 'rules.dutyComposition',
    columns: ['值班室 / 席位 / 时限', '带班领导', '值班长', '专职值班员', '同时在岗不少于'],
    rows: [
      ...rooms.map((row) => ({
        cells: [ROOM_WORDS[row.id], String(row.dutyLeader), String(row.shiftChief), String(row.officer), String(row.onPost)],
        source: row.source,
        path: `rules.dutyComposition.rooms[${row.id}]`,
      })),
      minute('缺岗告警宽限', 'graceMinutes'),
      minute('可提前签到', 'earlyMinutes'),
      minute('点名应答时限', 'answerMinutes'),
      minute('席位集结应答时限', 'callUpAnswerMinutes'),
      ...seats.map((row) => ({ cells: [`席位: ${row.name}`, '—', '—', '—', '—'], source: row.source, path: `rules.dutyComposition.seats[${row.id}]` })),
    ],
  }
}

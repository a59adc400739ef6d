// SPDX-License-Identifier: Apache-2.0
import { assumption, hallFile, notice, type RuleTable } from '../ruleTable.ts'
import { SHIPPED_COORDINATOR, type LeadRules } from './schema.ts'

/** The rule of assignment as a page. */
export function leadTable({ lead }: { readonly lead: LeadRules }): RuleTable {
  const isShipped = lead.coordinator.unitId === SHIPPED_COORDINATOR.unitId
  return {
    id: 'lead',
    title: '管总、主管、主战的建议',
    lead: '应急委管总、部门主管、街镇主战：主管按事件子类（见事件类别表），主战先按镇街名称、再按最近的镇街中心点（示意，非行政区划界线），由人员确认。',
    configuredAt: 'rules.lead',
    columns: ['职责', '单位', '依据'],
    rows: [
      { cells: ['管总', lead.coordinator.name, '固定'], source: isShipped ? notice('三（一）2') : hallFile(), path: 'rules.lead.coordinator' },
      {
        cells: ['主战', '最近中心点', `不远于 ${lead.farthestTownKm} 公里`],
        source: lead.farthestTownKm === 15 ? assumption('最近镇街的距离上限') : hallFile(),
        path: 'rules.lead.farthestTownKm',
      },
      ...lead.towns.map((row) => ({
        cells: ['主战', row.name, `中心点 ${row.lon}, ${row.lat}（示意）`],
        source: row.source,
        path: `rules.lead.towns[${row.id}]`,
      })),
    ],
  }
}

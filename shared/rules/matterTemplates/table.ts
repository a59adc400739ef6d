// SPDX-License-Identifier: Apache-2.0
import type { RuleTable } from '../ruleTable.ts'
import type { MatterTemplates } from './schema.ts'

/** The templates of matters as a page. */
export function matterTemplatesTable({ matterTemplates }: { readonly matterTemplates: MatterTemplates }): RuleTable {
  return {
    id: 'matterTemplates',
    title: '“一件事”模板',
    lead: '一件事由一个牵头单位、若干协办单位和并行环节组成；有前置环节的，前置全部办结时自动下达。随附模板均为示例，由各区替换。',
    configuredAt: 'rules.matterTemplates.templates',
    columns: ['模板', '环节', '单位', '时限', '前置环节'],
    rows: matterTemplates.templates.flatMap((template) => {
      const path = `rules.matterTemplates.templates[${template.id}]`
      const coHandlers = template.coHandlers.map((one) => one.unitName).join('、')
      const head = {
        cells: [template.title, '总时限', `牵头 ${template.lead.unitName}；协办 ${coHandlers || '—'}`, `${template.totalMinutes} 分钟`, '—'],
        source: template.source,
        path,
      }
      const titles = new Map(template.nodes.map((node) => [node.id, node.title]))
      const nodes = template.nodes.map((node) => ({
        cells: [template.title, node.title, node.unitName, `${node.limitMinutes} 分钟`, node.after.map((id) => titles.get(id) ?? id).join('、') || '—'],
        source: template.source,
        path: `${path}.nodes`,
      }))
      return [head, ...nodes]
    }),
  }
}

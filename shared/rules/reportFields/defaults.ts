// SPDX-License-Identifier: Apache-2.0
import { assumption, notice, type RuleSource } from '../ruleTable.ts'

/** Kind and form of a report, as one word: what fields are required by. */
export const REPORT_USES = ['firstOral', 'firstWritten', 'followUpOral', 'followUpWritten', 'finalOral', 'finalWritten'] as const
/** Kind and form of a report. */
export type ReportUse = (typeof REPORT_USES)[number]

/** What a field holds: words, a moment (or words such as 待核), or numbers of casualties (or words). */
export const FIELD_TYPES = ['text', 'instant', 'casualties'] as const
/** What a field holds. */
export type FieldType = (typeof FIELD_TYPES)[number]

/** A field of a report (报告要素), as a plain row. */
export interface FieldRow {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly type: FieldType
  readonly requiredIn: readonly ReportUse[]
  readonly isOn: boolean
  readonly source: RuleSource
}

const SEED: RuleSource = { ...notice('三（二）2'), clause: '三（二）2；逐项要素据报送实务整理', confidence: 'C' }
const FOLLOW_UP: RuleSource = { document: '续报、终报要素（肇庆、河池信息报送规定与实务整理）', confidence: 'C' }
const ORAL = assumption('口头首报的最少要素')

type Sketch = readonly [id: string, zh: string, en: string, type?: FieldType]

// 首报: eighteen things; the ones said even by telephone stand apart below.
const FIRST: readonly Sketch[] = [
  ['unit', '报告单位', 'reporting unit'],
  ['person', '报告人', 'reporting person'],
  ['receivedAt', '接报时间', 'received at', 'instant'],
  ['occurredAt', '事发时间', 'occurred at', 'instant'],
  ['place', '地点', 'place'],
  ['class', '类别', 'class'],
  ['grade', '级别（研判）', 'grade as judged'],
  ['cause', '起因（慎报）', 'cause, with caution'],
  ['course', '基本过程', 'course of events'],
  ['casualties', '伤亡情况', 'casualties', 'casualties'],
  ['loss', '财产损失', 'damage to property'],
  ['impact', '影响范围', 'extent of the impact'],
  ['trend', '发展趋势', 'likely development'],
  ['leaders', '领导到位情况', 'leaders on scene'],
  ['measures', '已采取措施', 'measures taken'],
  ['nextSteps', '下一步工作与请求支援', 'next steps and support asked for'],
  ['sceneContact', '现场负责人及电话', 'person in charge on scene and telephone'],
  ['signer', '签发人', 'signed by'],
]
const SAID_BY_TELEPHONE: ReadonlySet<string> = new Set(['unit', 'person', 'place', 'course'])

const FOLLOWING: readonly (readonly [Sketch, readonly ReportUse[]])[] = [
  [['verified', '核实数据', 'verified figures'], ['followUpWritten']],
  [['harm', '危害程度', 'degree of harm'], ['followUpWritten']],
  [
    ['progress', '处置进展', 'progress of handling'],
    ['followUpWritten', 'followUpOral'],
  ],
  [
    ['conclusion', '处置总结', 'summary of handling'],
    ['finalWritten', 'finalOral'],
  ],
  [['situation', '当前情况', 'present situation'], ['finalWritten']],
  [['aftermath', '善后与评估', 'aftermath and evaluation'], ['finalWritten']],
]

/** Fields as shipped, in the order they are read out. */
export const SHIPPED_FIELDS: readonly FieldRow[] = [
  ...FIRST.map((sketch) => {
    const isSaid = SAID_BY_TELEPHONE.has(sketch[0])
    return rowOf(sketch, isSaid ? ['firstOral', 'firstWritten'] : ['firstWritten'], isSaid ? ORAL : SEED)
  }),
  ...FOLLOWING.map(([sketch, requiredIn]) => rowOf(sketch, requiredIn, FOLLOW_UP)),
]

function rowOf([id, zh, en, type = 'text']: Sketch, requiredIn: readonly ReportUse[], source: RuleSource): FieldRow {
  return { id, zh, en, type, requiredIn, isOn: true, source }
}

// SPDX-License-Identifier: Apache-2.0
import type { OrderKind, Urgency } from '../orderLimits/defaults.ts'
import { assumption, type RuleSource } from '../ruleTable.ts'

/** Who does a step: a unit of the organisation, or `town` = the town of the incident. */
export interface MatterUnit {
  readonly unit: string
  readonly unitName: string
}

/** One step of a matter: what, by whom, by when, after which other steps. */
export interface MatterNode extends MatterUnit {
  readonly id: string
  readonly title: string
  readonly kind: OrderKind
  readonly urgency: Urgency
  readonly limitMinutes: number
  readonly after: readonly string[]
}

/** A template of 一件事: one matter of several units under one lead. */
export interface MatterTemplate {
  readonly id: string
  readonly title: string
  readonly lead: MatterUnit
  readonly coHandlers: readonly MatterUnit[]
  readonly totalMinutes: number
  readonly nodes: readonly MatterNode[]
  readonly source: RuleSource
}

/** Unit of a step that stands for the town (属地街镇) of the incident. */
export const TOWN_UNIT = 'town'

const source = assumption('“一件事”模板示例')
const unit = (id: string, unitName: string): MatterUnit => ({ unit: id, unitName })
const town = unit(TOWN_UNIT, '属地街镇')
const node = (id: string, title: string, rest: MatterUnit & { limitMinutes: number; after?: readonly string[]; kind?: OrderKind }): MatterNode => ({
  id,
  title,
  urgency: 'urgent',
  ...rest,
  kind: rest.kind ?? 'dispatch',
  after: rest.after ?? [],
})

/** Templates as shipped, all marked 示例: districts replace them with their own. */
export const SHIPPED_MATTERS: readonly MatterTemplate[] = [
  {
    id: 'road-flooding',
    title: '道路积水处置（示例）',
    lead: unit('water', '区水务局'),
    coHandlers: [unit('police', '公安松江分局'), unit('urban-management', '区城管执法局'), town],
    totalMinutes: 240,
    nodes: [
      node('verify', '现场核实积水深度与范围', { ...town, limitMinutes: 20, kind: 'verify' }),
      node('close-road', '视深度封控道路、引导绕行', { ...unit('police', '公安松江分局'), limitMinutes: 30 }),
      node('drain', '调泵强排', { ...unit('water', '区水务局'), limitMinutes: 120, after: ['verify'] }),
      node('reopen', '复核路面、恢复通行', { ...unit('police', '公安松江分局'), limitMinutes: 60, after: ['close-road', 'drain'] }),
    ],
    source,
  },
  {
    id: 'gas-leak',
    title: '燃气泄漏处置（示例）',
    lead: unit('gas-supply', '燃气企业'),
    coHandlers: [unit('fire', '区消防救援支队'), unit('police', '公安松江分局'), town],
    totalMinutes: 360,
    nodes: [
      node('cordon', '警戒、疏散周边人员', { ...unit('police', '公安松江分局'), limitMinutes: 30 }),
      node('rescue', '现场侦检、控制火源', { ...unit('fire', '区消防救援支队'), limitMinutes: 60 }),
      node('shut-off', '关阀断气', { ...unit('gas-supply', '燃气企业'), limitMinutes: 60 }),
      node('repair', '抢修复压', { ...unit('gas-supply', '燃气企业'), limitMinutes: 240, after: ['cordon', 'rescue', 'shut-off'] }),
      node('return', '复测合格、居民返回', { ...town, limitMinutes: 60, after: ['repair'] }),
    ],
    source,
  },
  {
    id: 'falling-sign',
    title: '高空坠物与店招隐患处置（示例）',
    lead: unit('urban-management', '区城管执法局'),
    coHandlers: [unit('housing', '区房管局'), town],
    totalMinutes: 1440,
    nodes: [
      node('cordon', '落地围护、提醒行人', { ...town, limitMinutes: 30 }),
      node('assess', '查清权属、评估隐患', { ...unit('housing', '区房管局'), limitMinutes: 240, kind: 'verify' }),
      node('remove', '拆除或加固', { ...unit('urban-management', '区城管执法局'), limitMinutes: 720, after: ['cordon', 'assess'] }),
    ],
    source,
  },
]

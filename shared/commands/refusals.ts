// SPDX-License-Identifier: Apache-2.0

/** Closed list of reasons a command is refused, with the words for the person who sent it. */
export const REFUSAL_WORDS = {
  'unknown-command': { zh: '没有这个命令', en: 'There is no such command' },
  'bad-input': { zh: '输入有误', en: 'The input is not right' },
  forbidden: { zh: '没有权限', en: 'Not permitted' },
  'journal-unavailable': { zh: '日志磁盘不可写, 命令未执行; 请检查磁盘', en: 'The journal cannot be written, nothing was done; check the disk' },
  'unknown-layout': { zh: '没有这个布局', en: 'There is no such layout' },
  'unknown-screen': { zh: '没有这块屏', en: 'There is no such screen' },
  'nothing-to-take': { zh: '尚未选择预览布局, 先按数字键', en: 'No layout in preview yet; press its number' },
  'nothing-to-go-back-to': { zh: '没有上一画面可恢复', en: 'Nothing was shown before' },
  'not-recorded': { zh: '该时刻没有记录, 无法回放', en: 'Nothing was recorded at that moment' },
  'already-live': { zh: '已是当前时刻', en: 'Already at the live clock' },
  'unknown-incident': { zh: '没有这个事件', en: 'There is no such incident' },
  'unknown-response': { zh: '没有这个应急响应', en: 'There is no such response' },
  'already-ended': { zh: '该响应已解除', en: 'This response has ended' },
  'response-exists': { zh: '该指挥部已有响应在执行, 先调整或解除', en: 'This headquarters has a response in force; adjust or end it first' },
  closing: { zh: '程序正在退出', en: 'The application is closing' },
  superseded: { zh: '后来的操作已改变这一内容, 不能撤销', en: 'A later command changed this; it can no longer be undone' },
  'nothing-to-undo': { zh: '没有可撤销的操作', en: 'There is nothing to undo' },
  'missing-fields': { zh: '缺少必填项', en: 'Required fields are missing' },
  'approval-missing': {
    zh: '缺少审批信息: 审批人、方式、时间、依据条款缺一不可',
    en: 'The approval is incomplete: approver, way, time and clause are all required',
  },
  'approver-too-low': { zh: '审批人职级不足以批准该级别', en: 'The approver’s rank is too low for this level' },
  'recorder-missing': { zh: '须由当班值班长记录', en: 'The shift chief on duty must record this' },
  'not-authorised': { zh: '该人员无此项授权', en: 'This person is not authorised for it' },
  'unknown-plan': { zh: '没有这个专项预案', en: 'There is no such plan' },
  'plan-mismatch': { zh: '该预案不适用于这个指挥部或级别', en: 'This plan does not belong to this headquarters or level' },
  'unknown-unit': { zh: '组织表中没有这个单位', en: 'The organisation has no such unit' },
  'unknown-post': { zh: '组织表中没有这个岗位', en: 'The organisation has no such post' },
  'unknown-person': { zh: '没有这个人员', en: 'There is no such person' },
  'unknown-report': { zh: '没有这条报告', en: 'There is no such report' },
  'unknown-order': { zh: '没有这张派单', en: 'There is no such order' },
  'unknown-template': { zh: '没有这个“一件事”模板', en: 'There is no such template' },
  'unknown-resource': { zh: '没有这支力量或这项物资', en: 'There is no such team or supply' },
  'unknown-seat': { zh: '没有这个席位', en: 'There is no such seat' },
  'unknown-alarm': { zh: '没有这条告警', en: 'There is no such alarm' },
  'unknown-message': { zh: '没有这条外发消息', en: 'There is no such outbound message' },
  'unknown-warning': { zh: '没有这条预警', en: 'There is no such warning' },
  'unknown-entry': { zh: '没有这条台账记录', en: 'There is no such entry in the ledger' },
  'unknown-realm': { zh: '没有这场演练', en: 'There is no such drill' },
  'wrong-state': { zh: '当前状态下不能这样操作', en: 'Not possible in the present state' },
  'already-exists': { zh: '已经存在', en: 'It exists already' },
  'already-done': { zh: '已经办结, 不能再次操作', en: 'It was done before and is not done again' },
  'held-elsewhere': { zh: '已被其他指挥部占用', en: 'Another headquarters holds it' },
  'reason-missing': { zh: '须填写理由', en: 'A reason is required' },
  'in-the-future': { zh: '时间晚于当前时刻', en: 'The time lies in the future' },
  'out-of-order': { zh: '时间先后不合理', en: 'The times are out of order' },
  'too-late': { zh: '已超过可撤回时间, 请发更正', en: 'Too late to withdraw; send a correction' },
  'over-capacity': { zh: '超出容量', en: 'It exceeds the capacity' },
} as const

/** Reason a command was refused. */
export type RefusalCode = keyof typeof REFUSAL_WORDS

/** All reasons, in the order of the list. */
export const REFUSAL_CODES = Object.keys(REFUSAL_WORDS) as readonly RefusalCode[]

/** What exactly was wrong, in both languages. */
export interface RefusalText {
  readonly zh: string
  readonly en: string
}

/** A refusal: its code, and what exactly was wrong in English and in Chinese. */
export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  readonly message: string
  readonly messageZh: string
}

/** A refusal; where only an English detail is at hand the Chinese one is the code's own words. */
export function refuse(code: RefusalCode, detail: string | RefusalText): Refusal {
  if (typeof detail === 'string') return { ok: false, code, message: detail, messageZh: REFUSAL_WORDS[code].zh }
  return { ok: false, code, message: detail.en, messageZh: detail.zh }
}

// SPDX-License-Identifier: Apache-2.0
import type { RefusalCode } from '../../../shared/contracts/index.ts'

type Words = { readonly [Code in RefusalCode]: string }

const zh: Words = {
  'unknown-command': '没有这个命令',
  'bad-input': '输入有误',
  forbidden: '没有权限',
  'journal-unavailable': '日志磁盘不可写, 命令未执行; 请检查磁盘',
  'unknown-layout': '没有这个布局',
  'unknown-screen': '没有这块屏',
  'nothing-to-take': '尚未选择预览布局, 先按数字键',
  'nothing-to-go-back-to': '没有上一画面可恢复',
  'not-recorded': '该时刻没有记录, 无法回放',
  'already-live': '已是当前时刻',
  'unknown-incident': '没有这个事件',
  'unknown-response': '没有这个应急响应',
  'already-ended': '该响应已解除',
  'response-exists': '该指挥部已有响应在执行, 先解除',
  closing: '程序正在退出',
}

const en: Words = {
  'unknown-command': 'There is no such command',
  'bad-input': 'The input is not right',
  forbidden: 'Not permitted',
  'journal-unavailable': 'The journal cannot be written, nothing was done; check the disk',
  'unknown-layout': 'There is no such layout',
  'unknown-screen': 'There is no such screen',
  'nothing-to-take': 'No layout in preview yet; press its number',
  'nothing-to-go-back-to': 'Nothing was shown before',
  'not-recorded': 'Nothing was recorded at that moment',
  'already-live': 'Already at the live clock',
  'unknown-incident': 'There is no such incident',
  'unknown-response': 'There is no such response',
  'already-ended': 'This response has ended',
  'response-exists': 'This headquarters has a response in force; end it first',
  closing: 'The application is closing',
}

/** Words of every refusal code; a code without words does not compile. */
export const refusalWords = { zh, en } as const

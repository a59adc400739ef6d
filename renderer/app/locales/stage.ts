// SPDX-License-Identifier: Apache-2.0

/** Words of the stage: replay band, error tile, empty wall. */
export const stageWords = {
  zh: {
    panelFailed: '面板「{panel}」出错, 其余照常',
    retry: '重试',
    noLayout: '尚未选择布局',
    noPreview: '未选预览布局',
    leftOut: '反复出错, 已停用: {panels}',
    replay: '回放',
    behind: '距现在 {time}',
    seconds: '{n} 秒',
    minutes: '{m} 分 {s} 秒',
    backToLive: '按 L 回到现在',
    starting: '正在启动',
    lostMain: '与主程序的连接已断开',
  },
  en: {
    panelFailed: 'Panel "{panel}" failed; everything else goes on',
    retry: 'Try again',
    noLayout: 'No layout chosen yet',
    noPreview: 'No layout in preview',
    leftOut: 'Left out after repeated failures: {panels}',
    replay: 'REPLAY',
    behind: '{time} behind now',
    seconds: '{n} s',
    minutes: '{m} min {s} s',
    backToLive: 'L returns to now',
    starting: 'Starting',
    lostMain: 'Connection to the main process lost',
  },
} as const

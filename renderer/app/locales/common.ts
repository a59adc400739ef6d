// SPDX-License-Identifier: Apache-2.0
import type { SameWords } from './words.ts'

const zh = {
  demonstration: '演示数据',
  close: '关闭',
  listSeparator: '、',
  date: '{year}年{month}月{day}日 {weekday}',
  yesterday: '昨 {time}',
  month: { 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9', 10: '10', 11: '11', 12: '12' },
  weekday: { 0: '周日', 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六' },
  ago: { second: '{n} 秒前', minute: '{n} 分钟前', hour: '{n} 小时前', day: '{n} 天前' },
  span: { second: '{n} 秒', minute: '{n} 分钟', hour: '{n} 小时', day: '{n} 天' },
  age: { stale: '停更 {span}', lost: '离线 {span}', never: '未接通' },
  state: { normal: '正常', watch: '关注', warn: '警戒', alarm: '报警', stale: '过期', lost: '离线' },
  limit: { watch: '关注', warn: '警戒', alarm: '报警' },
  grade: { daily: '日常', general: '一般', larger: '较大', major: '重大', extreme: '特别重大' },
  incidentClass: { natural: '自然灾害', accident: '事故灾难', health: '公共卫生', social: '社会安全', key: '城市重要关键问题' },
  warningColour: { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' },
  levelNumeral: { 1: 'Ⅰ', 2: 'Ⅱ', 3: 'Ⅲ', 4: 'Ⅳ' },
  units: { 户: '户', 起: '起', 点: '点', 座: '座', 处: '处', 万人次: '万人次', 指数: '指数' },
}

const en: SameWords<typeof zh> = {
  demonstration: 'DEMO DATA',
  close: 'Close',
  listSeparator: ', ',
  date: '{weekday} {day} {month} {year}',
  yesterday: 'yest. {time}',
  month: {
    1: 'January',
    2: 'February',
    3: 'March',
    4: 'April',
    5: 'May',
    6: 'June',
    7: 'July',
    8: 'August',
    9: 'September',
    10: 'October',
    11: 'November',
    12: 'December',
  },
  weekday: { 0: 'Sun', 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat' },
  ago: { second: '{n} s ago', minute: '{n} min ago', hour: '{n} h ago', day: '{n} d ago' },
  span: { second: '{n} s', minute: '{n} min', hour: '{n} h', day: '{n} d' },
  age: { stale: 'no update {span}', lost: 'offline {span}', never: 'not connected' },
  state: { normal: 'Normal', watch: 'Watch', warn: 'Warning', alarm: 'ALARM', stale: 'Stale', lost: 'Offline' },
  limit: { watch: 'watch', warn: 'warn', alarm: 'alarm' },
  grade: { daily: 'Daily', general: 'Gen.', larger: 'Larger', major: 'Major', extreme: 'Extreme' },
  incidentClass: { natural: 'Natural disaster', accident: 'Accident', health: 'Public health', social: 'Public security', key: 'Key city problem' },
  warningColour: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue' },
  levelNumeral: { 1: 'Ⅰ', 2: 'Ⅱ', 3: 'Ⅲ', 4: 'Ⅳ' },
  units: { 户: 'users', 起: 'cases', 点: 'points', 座: 'bridges', 处: 'sites', 万人次: '×10k', 指数: 'index' },
}

/** Small words that many pages use; keys start with `common.` */
export const commonWords = { zh, en }

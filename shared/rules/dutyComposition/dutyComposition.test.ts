// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { dutyLacks, dutyNeed, type DutyRole, type DutyRoom } from './index.ts'

const rule = DEFAULT_RULES.dutyComposition
const NOTICE = '沪松府〔2022〕86号 三(二)1 A'
const ASSUMED = '产品工作假设, 待用户确认 部门值班组成 C'
const L: DutyRole = 'dutyLeader'
const C: DutyRole = 'shiftChief'
const O: DutyRole = 'officer'

// Room, who is there, what is lacking as what:wanted/present, source: 处级带班 + 值班长 + 专职值班员, 双人在岗.
const TABLE: readonly [DutyRoom, readonly DutyRole[], readonly string[], string][] = [
  ['district', [L, C, O], [], NOTICE],
  ['district', [L, C, O, O], [], NOTICE],
  ['district', [C, O], ['dutyLeader:1/0'], NOTICE],
  ['district', [L, C], ['officer:1/0', 'onPost:2/1'], NOTICE],
  ['district', [L, O], ['shiftChief:1/0', 'onPost:2/1'], NOTICE],
  ['district', [L, O, O], ['shiftChief:1/0'], NOTICE],
  ['district', [L], ['shiftChief:1/0', 'officer:1/0', 'onPost:2/0'], NOTICE],
  ['district', [], ['dutyLeader:1/0', 'shiftChief:1/0', 'officer:1/0', 'onPost:2/0'], NOTICE],
  ['town', [L, C, O], [], NOTICE],
  ['town', [L, C], ['officer:1/0', 'onPost:2/1'], NOTICE],
  ['department', [L, O, O], [], ASSUMED],
  ['department', [L, O], ['onPost:2/1'], ASSUMED],
]

test.for(TABLE)('%s with %j lacks %j', ([room, present, lacks, source]) => {
  const found = dutyLacks(dutyNeed(rule, room), present)
  expect(found.map(({ what, wanted, present: there }) => `${what}:${wanted}/${there}`)).toEqual(lacks)
  const row = rule.rooms.find((one) => one.id === room)!.source
  expect(`${row.document} ${row.clause} ${row.confidence}`).toBe(source)
})

test('a district may want more; a need of nothing lacks nothing', () => {
  const own = hallRulesSchema.parse({ dutyComposition: { rooms: [{ id: 'town', onPost: 3 }] } }).dutyComposition
  expect(dutyLacks(dutyNeed(own, 'town'), [L, C, O])).toEqual([{ what: 'onPost', wanted: 3, present: 2 }])
  expect(dutyLacks({ dutyLeader: 0, shiftChief: 0, officer: 0, onPost: 0 }, [])).toEqual([])
})

test('ten seats are the notice’s, the others are to be confirmed', () => {
  const named = rule.seats.filter((seat) => seat.source.confidence === 'A').map((seat) => seat.name)
  expect(named).toEqual(['应急', '消防', '公安', '交通', '城管', '房管', '市场监管', '供水', '供电', '供气'])
  expect(rule.seats.filter((seat) => seat.source.confidence === 'C').map((seat) => seat.name)).toEqual([
    '水务',
    '卫健',
    '建管',
    '民政',
    '新闻',
    '网信',
    '大数据',
  ])
})

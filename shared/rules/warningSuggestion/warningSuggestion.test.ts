// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { WarningColour } from '../../domain/index.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { suggestedResponse, warningSuggestionTable } from './index.ts'

const rules = DEFAULT_RULES.warningSuggestion

// Blue Ⅳ: practice of 2024-09-18, 台风蓝 + 潮位蓝 → 全市Ⅳ级响应 (A). The other colours and the headquarters: assumption (C).
test.for([
  ['台风', 'blue', 'natural', 4, 'A'],
  ['高潮位', 'blue', 'natural', 4, 'A'],
  ['暴雨', 'yellow', 'natural', 3, 'C'],
  ['暴雨', 'orange', 'natural', 2, 'C'],
  ['暴雨', 'red', 'natural', 1, 'C'],
  ['雷雨大风', 'orange', 'natural', 2, 'C'],
  ['道路结冰', 'yellow', 'natural', 3, 'C'],
  ['臭氧', 'yellow', 'accident', 3, 'C'],
  ['传染病疫情', 'red', 'health', 1, 'C'],
  ['没有列出的种类', 'red', 'natural', 1, 'C'],
] as const)('%s %s suggests %s level %i (%s)', ([hazard, colour, headquarters, level, confidence]) => {
  expect(suggestedResponse(rules, { hazard, colour })).toEqual({ headquarters, level })
  expect(rules.colours.find((row) => row.id === colour)?.source.confidence).toBe(confidence)
})

test('the time to answer is 30 minutes as shipped', () => {
  expect(rules.reasonMinutes).toBe(30)
})

test('hall.yaml changes a colour, one kind at one colour, what is not listed, and the minutes', () => {
  const { warningSuggestion: own } = hallRulesSchema.parse({
    warningSuggestion: {
      colours: [{ id: 'blue', level: 3 }],
      hazards: [
        { id: 'heat', levels: { yellow: null, red: 3 } },
        { id: 'toxic', words: ['有毒气体'], headquarters: 'accident' },
      ],
      otherHeadquarters: null,
      reasonMinutes: 15,
    },
  })
  const of = (hazard: string, colour: WarningColour) => suggestedResponse(own, { hazard, colour })
  expect(of('暴雨', 'blue')).toEqual({ headquarters: 'natural', level: 3 })
  expect(of('高温', 'yellow')).toBeNull()
  expect(of('高温', 'orange')).toEqual({ headquarters: 'natural', level: 2 })
  expect(of('高温', 'red')).toEqual({ headquarters: 'natural', level: 3 })
  expect(of('有毒气体', 'red')).toEqual({ headquarters: 'accident', level: 1 })
  expect(of('没有列出的种类', 'red')).toBeNull()
  const { rows } = warningSuggestionTable({ warningSuggestion: own })
  expect(rows.find((row) => row.cells[0] === '未启动响应须填理由')).toMatchObject({
    cells: ['未启动响应须填理由', '收到预警后 15 分钟'],
    source: { document: 'hall.yaml' },
  })
  expect(rows.find((row) => row.cells[0] === '蓝色预警')).toMatchObject({ cells: ['蓝色预警', 'Ⅲ级响应'], source: { document: 'hall.yaml' } })
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { printedRules } from './print.ts'

test('a hall.yaml that changes one value is printed with that value marked and all others as shipped', () => {
  const shipped = printedRules(null)
  expect(printedRules('district: "310117"\n').text).not.toContain('**5')
  const own = printedRules('rules:\n  alarmEscalation:\n    shelveMaxMinutes: 120\n')
  expect(own.exitCode).toBe(0)
  const row = (text: string) => text.split('\n').find((line) => line.includes('rules.alarmEscalation.shelveMaxMinutes'))
  expect(row(shipped.text)).toContain('480')
  expect(row(own.text)).toMatch(/\*\*.*120.*\*\* \(.*480.*\).*hall\.yaml/)
  const rest = (text: string) => text.split('\n').filter((line) => line.startsWith('| ') && !line.includes('shelveMaxMinutes'))
  expect(rest(own.text)).toEqual(rest(shipped.text))
})

test('a hall.yaml that is not valid is said with its line, and nothing is printed', () => {
  expect(printedRules('rules:\n  nothing: 1\n')).toEqual({ text: expect.stringMatching(/第 2 行 line 2: rules\.nothing: /), exitCode: 1 })
})

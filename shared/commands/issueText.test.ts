// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { COMMANDS, issueText } from './index.ts'

test.for([
  ['drill.open', { id: 'd1', title: '示例' }, /^id: 格式不符: 须为 drill- /],
  ['report.receive', { id: 'a', source: 'Police Station', kind: 'call', summary: '示例' }, /^source: 格式不符: 须为小写字母/],
  ['access.revoke', { principal: '-' }, /^principal: 格式不符: 须为文字/],
  ['access.grant', { principal: 'a', role: 'admin', tokenHash: 'x' }, /^tokenHash: 格式不符: 须为小写十六进制/],
] as const)('what a schema of %s says in its own words is said in Chinese too', ([name, input, zh]) => {
  const said = issueText(COMMANDS[name].input, input, 'input')
  expect(said?.zh).toMatch(zh)
  expect(said?.en).not.toMatch(/[\u3400-\u9fff]/)
})

// SPDX-License-Identifier: Apache-2.0
// Commands that are only possible after others on the very same thing: chance alone hardly ever sends them in this order.
import { realmOf, type HallState, type RealmState } from '../../shared/hall/index.ts'
import type { CommandName } from '../../shared/commands/index.ts'
import { COMMAND_SAMPLES } from '../fixtures/commands.ts'

/** A text in an input that stands for what exists when its turn comes. */
type Mark = (typeof MARKS)[number]
const MARKS = ['<now>', '<incident>', '<order>', '<call>', '<response>', '<final>'] as const

const INCIDENT = { incidentId: '<incident>' }
const REPORT = { ...COMMAND_SAMPLES['chain.report'].good, ...INCIDENT, at: '<now>' }
const CASE = { id: 'story-case', source: 'grid' }
const APPROVAL = { approvedAt: '<now>' }
const CALL = COMMAND_SAMPLES['report.receive'].good
const { at: _fixed, ...LEARNED } = COMMAND_SAMPLES['chain.setLearned'].good

/** Stories in their order; a sequence tells one with some steps left out. */
export const STORIES: readonly (readonly (readonly [name: CommandName, input: unknown])[])[] = [
  [
    ['order.issue', { title: '封控路口（示例）', unit: { name: '示例单位' } }],
    ['order.sign', { id: '<order>' }],
    ['order.handle', { id: '<order>' }],
    ['order.feedback', { id: '<order>', text: '处置中' }],
    ['order.close', { id: '<order>', result: '已处置' }],
    ['order.reopen', { id: '<order>', reason: '复查未到位' }],
  ],
  [
    ['gridCase.record', { ...CASE, title: '井盖松动（示例）' }],
    ['report.receive', { ...CALL, id: 'story-report', source: 'hotline' }],
    ['gridCase.match', { ...CASE, report: { reportId: 'story-report', source: 'hotline' }, reason: '同一地点' }],
    ['gridCase.unmatch', { ...CASE, reason: '地点不同' }],
  ],
  [
    ['incident.open', { title: '道路积水（示例）' }],
    ['chain.setLearned', { ...LEARNED, ...INCIDENT, at: '<now>', reason: '核实' }],
    ['chain.report', REPORT],
    ['chain.report', { ...REPORT, kind: 'final', fields: { conclusion: '处置完毕' }, reason: '核实' }],
    ['chain.reopen', { ...INCIDENT, entryId: '<final>', reason: '情况有变' }],
  ],
  [
    ['response.raise', { ...COMMAND_SAMPLES['response.raise'].good, headquarters: ['key'], ...APPROVAL }],
    ['response.adjust', { ...COMMAND_SAMPLES['response.adjust'].good, id: '<response>', ...APPROVAL }],
    ['response.end', { ...COMMAND_SAMPLES['response.end'].good, id: '<response>', ...APPROVAL }],
  ],
  [
    ['duty.call', COMMAND_SAMPLES['duty.call'].good],
    ['duty.answer', { id: '<call>' }],
  ],
]

/** The input of a story with its marks replaced by what exists in the realm at that moment. */
export function told(input: unknown, state: HallState, { realm, now }: { readonly realm: string; readonly now: number }): unknown {
  if (Array.isArray(input)) return input.map((one) => told(one, state, { realm, now }))
  if (typeof input === 'string') return isMark(input) ? (standing(input, realmOf(state, realm), now) ?? input) : input
  if (input === null || typeof input !== 'object') return input
  return Object.fromEntries(Object.entries(input).map(([field, one]) => [field, told(one, state, { realm, now })]))
}

function isMark(text: string): text is Mark {
  return (MARKS as readonly string[]).includes(text)
}

function standing(mark: Mark, realm: RealmState, now: number): number | string | undefined {
  if (mark === '<now>') return now
  if (mark === '<incident>') return Object.keys(realm.incidents).at(-1)
  if (mark === '<order>') return Object.keys(realm.orders).at(-1)
  if (mark === '<call>') return Object.keys(realm.duty.calls).at(-1)
  if (mark === '<response>') return Object.values(realm.responses).findLast((one) => one.endedAt === undefined)?.id
  return Object.values(realm.chains)
    .flatMap((chain) => chain.entries.filter((entry) => entry.kind === 'final'))
    .at(-1)?.id
}

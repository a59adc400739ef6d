// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Desk } from '../../test/fixtures/desk.ts'
import { deadlinesOf } from '../hall/index.ts'
import { cityProgress } from '../hall/ledgers/city/state.ts'
import { decisionProgress, openRisks } from '../hall/ledgers/consultations/state.ts'
import { instructionProgress } from '../hall/ledgers/instructions/state.ts'

const NOW = 1_790_000_000_000
const HOUR = 3_600_000
const BY = { name: '示例值班员' }
const LEADER = { name: '示例领导', title: '分管领导' }

describe('the city ledger', () => {
  const UP = { direction: 'up', office: 'cityDutyOffice', way: 'phone', content: '首报', at: NOW - HOUR, by: BY, receiptDueAt: NOW + HOUR }
  const receipt = (id: string, change: Record<string, unknown> = {}) => ({ id, at: NOW, by: '市值班员', way: 'phone', ...change })

  test('an entry waits for its receipt, has one, and keeps what a correction changed', () => {
    const desk = new Desk(NOW)
    const { id } = desk.done<{ id: string }>('cityLedger.record', UP)
    desk.done('cityLedger.record', { ...UP, direction: 'down', receiptNeeded: false, receiptDueAt: undefined })
    expect(cityProgress(desk.realm)).toEqual({ up: 1, down: 1, awaiting: 1 })
    expect(desk.send('cityLedger.receipt', receipt(id, { at: NOW - HOUR - 1 }))).toMatchObject({ code: 'out-of-order' })
    expect(desk.send('cityLedger.receipt', receipt(id, { at: NOW + 1 }))).toMatchObject({ code: 'in-the-future' })
    desk.done('cityLedger.receipt', receipt(id))
    expect(desk.send('cityLedger.receipt', receipt(id))).toMatchObject({ code: 'already-done' })
    desk.done('cityLedger.correct', { id, reason: '笔误', content: '首报一', receipt: { at: NOW - 1, by: '市值班员', way: 'phone' } })
    expect(desk.realm.cityLedger[id]).toMatchObject({
      content: '首报一',
      receipt: { at: NOW - 1 },
      corrections: [{ at: NOW, by: 'desk', reason: '笔误', before: { content: '首报', receipt: { at: NOW } } }],
    })
    expect(desk.send('cityLedger.correct', { id, reason: '笔误' })).toMatchObject({ code: 'missing-fields' })
    expect(desk.send('cityLedger.correct', { id, reason: '笔误', at: NOW })).toMatchObject({ code: 'out-of-order' })
  })

  test.each([
    [{ at: NOW + 1 }, 'in-the-future'],
    [{ receiptDueAt: NOW - HOUR - 1 }, 'out-of-order'],
    [{ receiptNeeded: false }, 'bad-input'],
    [{ incidentId: 'constructor' }, 'unknown-incident'],
  ])('%j is refused: %s', (change, code) => {
    expect(new Desk(NOW).send('cityLedger.record', { ...UP, ...change })).toMatchObject({ ok: false, code })
  })

  test('a receipt that does not come becomes one alarm after its instant; a later limit runs out anew', () => {
    const desk = new Desk(NOW)
    const { id } = desk.done<{ id: string }>('cityLedger.record', UP)
    desk.now = NOW + HOUR
    expect(desk.settle('cityLedger')).toEqual([])
    desk.now += 1
    expect(desk.settle('cityLedger')).toMatchObject([{ name: 'alarm.raise', input: { subject: { kind: 'cityLedger', id } } }])
    expect(desk.settle('cityLedger')).toEqual([])
    desk.done('cityLedger.correct', { id, reason: '延期', receiptDueAt: NOW + 2 * HOUR })
    expect(desk.settle('cityLedger')).toMatchObject([{ name: 'alarm.clear' }])
    desk.now = NOW + 2 * HOUR + 1
    expect(desk.settle('cityLedger')).toMatchObject([{ name: 'alarm.raise' }])
    desk.done('cityLedger.receipt', receipt(id, { at: desk.now }))
    expect(desk.settle('cityLedger')).toMatchObject([{ name: 'alarm.clear' }])
  })
})

describe('instructions', () => {
  const register = (desk: Desk) => desk.done<{ id: string }>('instruction.register', { leader: LEADER, at: NOW - 1, text: '立即排水', way: 'phone' }).id
  const assign = (desk: Desk, id: string, name: string) =>
    desk.done<{ assignmentId: string }>('instruction.assign', { id, unit: { name }, dueAt: desk.now + HOUR }).assignmentId

  test('go from registered to closed, 批示落实 n/m counts them, and a closed one opens again', () => {
    const desk = new Desk(NOW)
    const id = register(desk)
    register(desk)
    const water = assign(desk, id, '水务局')
    const police = assign(desk, id, '公安')
    expect(desk.send('instruction.assign', { id, unit: { name: '公安' } })).toMatchObject({ code: 'already-exists' })
    expect(desk.send('instruction.feedback', { id, text: '已到位', by: BY })).toMatchObject({
      code: 'missing-fields',
      messageZh: expect.stringContaining('水务局'),
    })
    desk.done('instruction.feedback', { id, assignmentId: water, text: '正在排', by: BY, isFinal: false })
    expect(deadlinesOf(desk.realm).filter(({ doneAt }) => doneAt === undefined)).toHaveLength(2)
    desk.done('instruction.feedback', { id, assignmentId: water, text: '已排完', by: BY })
    expect(desk.send('instruction.feedback', { id, assignmentId: water, text: '再报', by: BY })).toMatchObject({ code: 'already-done' })
    expect(desk.send('instruction.close', { id, summary: '完' })).toMatchObject({ code: 'reason-missing', messageZh: expect.stringContaining('公安') })
    expect(instructionProgress(desk.realm, NOW + HOUR)).toEqual({ total: 2, closed: 0, overdue: 0 })
    expect(instructionProgress(desk.realm, NOW + HOUR + 1)).toEqual({ total: 2, closed: 0, overdue: 1 })
    desk.done('instruction.feedback', { id, assignmentId: police, text: '已封控', by: BY })
    desk.done('instruction.close', { id, summary: '完' })
    expect(instructionProgress(desk.realm, NOW + HOUR + 1)).toEqual({ total: 2, closed: 1, overdue: 0 })
    expect(desk.send('instruction.assign', { id, unit: { name: '消防' } })).toMatchObject({ code: 'already-done' })
    desk.done('instruction.reopen', { id, reason: '再次积水' })
    expect(desk.realm.instructions[id]).toMatchObject({ status: 'assigned', reopened: [{ reason: '再次积水' }] })
    expect(instructionProgress(desk.realm, NOW).closed).toBe(0)
  })

  test('one that was assigned to nobody closes only with the reason; a correction keeps the leader’s first words', () => {
    const desk = new Desk(NOW)
    const id = register(desk)
    expect(desk.send('instruction.close', { id, summary: '完' })).toMatchObject({ code: 'reason-missing' })
    desk.done('instruction.correct', { id, reason: '听录音核实', text: '请立即排水' })
    expect(desk.realm.instructions[id]).toMatchObject({ text: '请立即排水', corrections: [{ reason: '听录音核实', before: { text: '立即排水' } }] })
    desk.done('instruction.close', { id, summary: '完', reason: '领导口头收回' })
    expect(desk.send('instruction.reopen', { id: 'instruction-99', reason: '无' })).toMatchObject({ code: 'unknown-entry' })
  })

  // The transitions as a table: what each status allows. `done` moves on, anything else is refused with that code.
  const NAMES = ['assign', 'feedback', 'close', 'closeWithReason', 'reopen'] as const
  type Step = (typeof NAMES)[number]
  const ALLOWED: Record<'registered' | 'pending' | 'answered' | 'closed', Record<Step, string>> = {
    registered: { assign: 'pending', feedback: 'wrong-state', close: 'reason-missing', closeWithReason: 'closed', reopen: 'wrong-state' },
    pending: { assign: 'already-exists', feedback: 'answered', close: 'reason-missing', closeWithReason: 'closed', reopen: 'wrong-state' },
    answered: { assign: 'pending', feedback: 'wrong-state', close: 'closed', closeWithReason: 'closed', reopen: 'wrong-state' },
    closed: { assign: 'already-done', feedback: 'already-done', close: 'already-done', closeWithReason: 'already-done', reopen: 'reopened' },
  }

  test('every sequence of steps follows the table, and nothing is closed twice', () => {
    const first = new Desk(NOW)
    const id = register(first)
    const inputs: Record<Step, readonly [Parameters<Desk['send']>[0], Record<string, unknown>]> = {
      assign: ['instruction.assign', { id, unit: { name: '水务局' } }],
      feedback: ['instruction.feedback', { id, text: '已办', by: BY }],
      close: ['instruction.close', { id, summary: '完' }],
      closeWithReason: ['instruction.close', { id, summary: '完', reason: '无需' }],
      reopen: ['instruction.reopen', { id, reason: '再办' }],
    }
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NAMES), { maxLength: 10 }), (sequence) => {
        const desk = new Desk(NOW)
        desk.state = first.state
        let status: keyof typeof ALLOWED = 'registered'
        // What the units have done is what a reopened instruction goes on with.
        let before: keyof typeof ALLOWED = 'registered'
        for (const step of sequence) {
          const expected: string = ALLOWED[status][step]
          const plan = desk.send(...inputs[step])
          const next: string = expected === 'reopened' ? before : expected
          if (!(next in ALLOWED)) {
            expect([step, status, plan]).toMatchObject([step, status, { ok: false, code: expected }])
            continue
          }
          expect([step, status, plan.ok]).toEqual([step, status, true])
          if (next === 'closed') before = status
          status = next as keyof typeof ALLOWED
          expect(desk.realm.instructions[id]?.status === 'closed').toBe(status === 'closed')
        }
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)
})

describe('consultations and risks', () => {
  test('minutes and decisions are followed to their end', () => {
    const desk = new Desk(NOW)
    const { id } = desk.done<{ id: string }>('consultation.open', { title: '防汛会商', participants: [{ name: '水务局' }], topics: ['夜间降雨'] })
    const { minuteId } = desk.done<{ minuteId: string }>('consultation.minute', { id, text: '雨势加强', by: BY })
    const { decisionId } = desk.done<{ decisionId: string }>('consultation.decide', { id, text: '加密巡查', unit: { name: '水务局' }, dueAt: NOW + HOUR })
    desk.done('consultation.followUp', { id, decisionId, text: '已布置', by: BY })
    expect(decisionProgress(desk.realm)).toEqual({ total: 1, done: 0 })
    expect(desk.send('consultation.close', { id, summary: '完' })).toMatchObject({ code: 'reason-missing' })
    desk.now = NOW + HOUR + 1
    expect(desk.settle('consultation.decision')).toMatchObject([{ name: 'alarm.raise' }])
    desk.done('consultation.followUp', { id, decisionId, text: '完成', by: BY, isDone: true })
    expect(desk.settle('consultation.decision')).toMatchObject([{ name: 'alarm.clear' }])
    expect(desk.send('consultation.followUp', { id, decisionId, text: '再', by: BY })).toMatchObject({ code: 'already-done' })
    desk.done('consultation.correct', { id, partId: minuteId, text: '雨势减弱', reason: '听错' })
    desk.done('consultation.close', { id, summary: '完' })
    expect(desk.realm.consultations[id]).toMatchObject({
      minutes: [{ text: '雨势减弱' }],
      corrections: [{ before: { [minuteId]: '雨势加强' }, reason: '听错' }],
      closed: { summary: '完' },
    })
    expect(desk.send('consultation.minute', { id, text: '迟到', by: BY })).toMatchObject({ code: 'already-done' })
    expect(desk.send('consultation.correct', { id, partId: '__proto__', text: 'x', reason: 'x' })).toMatchObject({ code: 'unknown-entry' })
  })

  test('risks stand gravest first, keep what they were, and leave the list with the outcome', () => {
    const desk = new Desk(NOW)
    const low = desk.done<{ id: string }>('risk.add', { title: '树木倒伏', level: 'low' }).id
    const severe = desk.done<{ id: string }>('risk.add', { title: '堤防渗漏', level: 'severe', dueAt: NOW + HOUR, unit: { name: '水务局' } }).id
    expect(openRisks(desk.realm).map((risk) => risk.id)).toEqual([severe, low])
    desk.done('risk.update', { id: low, level: 'severe', reason: '连续倒伏' })
    expect(desk.realm.risks[low]).toMatchObject({ level: 'severe', corrections: [{ reason: '连续倒伏', before: { level: 'low' } }] })
    desk.done('risk.close', { id: severe, outcome: '已封堵' })
    expect(openRisks(desk.realm).map((risk) => risk.id)).toEqual([low])
    expect(deadlinesOf(desk.realm).find(({ kind }) => kind === 'risk.handling')).toMatchObject({ owner: '水务局', doneAt: NOW })
    expect(desk.send('risk.close', { id: severe, outcome: '再' })).toMatchObject({ code: 'already-done' })
    expect(desk.send('risk.add', { title: '无', level: 'low', consultationId: 'constructor' })).toMatchObject({ code: 'unknown-entry' })
    expect(desk.send('risk.add', { title: '无', level: 'low', dueAt: NOW - 1 })).toMatchObject({ code: 'out-of-order' })
  })
})

test('with an organisation known, units and people are named by its ids and strangers are refused', () => {
  const desk = new Desk(NOW)
  desk.done('organisation.import', {
    asOf: NOW - HOUR,
    units: [{ id: 'water', name: '水务局', kind: 'department' }],
    posts: [{ id: 'water:head', unitId: 'water', title: '局长', rank: 'departmentHead' }],
  })
  const { id } = desk.done<{ id: string }>('instruction.register', { leader: { postId: 'water:head' }, at: NOW, text: '排水', way: 'oral' })
  expect(desk.realm.instructions[id]?.leader).toEqual({ postId: 'water:head', name: '局长', title: '局长' })
  desk.done('instruction.assign', { id, unit: { id: 'water' } })
  expect(desk.realm.instructions[id]?.assignments[0]?.unit).toEqual({ id: 'water', name: '水务局' })
  expect(desk.send('instruction.assign', { id, unit: { id: 'fire' } })).toMatchObject({ code: 'unknown-unit' })
  expect(desk.send('instruction.register', { leader: { postId: 'fire:head' }, at: NOW, text: '排水', way: 'oral' })).toMatchObject({ code: 'unknown-post' })
})

// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, test } from 'vitest'
import { ChainPlay } from '../../test/fixtures/chainPlay.ts'
import { openClues, openIntakes } from '../hall/index.ts'

const NOW = 1_790_000_000_000
const MINUTE = 60_000
const TAKEN = {
  way: 'phone',
  from: { unit: { name: '示例街道办事处' }, person: '示例来电人', phone: '0000' },
  receivedAt: NOW - 5 * MINUTE,
  summary: '下立交积水约三十厘米。',
  place: '沪松公路下立交',
  class: 'natural',
  casualties: { dead: 0, missing: 0, serious: 0, light: 1 },
  recorder: { name: '示例值班员' },
}

let play: ChainPlay
beforeEach(() => {
  play = new ChainPlay(NOW)
})

const incident = (id: string, more: object = {}) =>
  play.sure(
    'incident.record',
    { id, source: 'street', rev: 0, times: { learnedAt: NOW - 8 * MINUTE }, incident: { title: '下立交积水', grade: 'general', ...more } },
    'feed',
  )

describe('intake register (接报登记簿)', () => {
  test('numbers run through a year of the district’s own time and begin anew in the next', () => {
    const year = (at: number) => {
      play.now = at
      return play.sure('intake.record', { ...TAKEN, receivedAt: at }).number
    }
    expect(year(NOW)).toBe('接报〔2026〕0001')
    expect(year(Date.UTC(2026, 11, 31, 15, 59, 59))).toBe('接报〔2026〕0002')
    expect(year(Date.UTC(2026, 11, 31, 16))).toBe('接报〔2027〕0001')
  })

  test.each([
    ['without any source', { from: {} }, 'missing-fields'],
    ['of the future', { receivedAt: NOW + 1 }, 'in-the-future'],
  ])('an intake %s is refused', (_words, more, code) => {
    expect(play.send('intake.record', { ...TAKEN, ...more })).toMatchObject({ code })
  })

  test('it becomes a draft with what is known and a list of what is missing; the cause is left to people', () => {
    incident('water-1', { address: '沪松公路 12 号下立交' })
    const { intakeId } = play.sure('intake.record', TAKEN)
    play.sure('intake.link', { intakeId, incidentId: 'water-1' })
    const draft = play.sure('intake.draft', { intakeId })
    expect(draft.fields).toEqual({
      unit: '示例街道办事处',
      person: '示例来电人',
      receivedAt: TAKEN.receivedAt,
      place: '沪松公路 12 号下立交',
      class: '自然灾害',
      grade: '一般',
      course: TAKEN.summary,
      casualties: TAKEN.casualties,
    })
    expect((draft.missing as { id: string }[]).map((row) => row.id)).toEqual(
      'occurredAt cause loss impact trend leaders measures nextSteps sceneContact signer'.split(' '),
    )
    expect(draft.text).toContain('关于“下立交积水”的首报\n报告单位：示例街道办事处')
  })

  test('a report takes the fields of its draft, what is typed wins; only of an intake linked to its incident', () => {
    incident('water-1')
    const { intakeId } = play.sure('intake.record', TAKEN)
    play.sure('intake.draft', { intakeId, form: 'oral', incidentId: 'water-1' })
    const reporter = { unit: { name: '示例街道办事处' }, person: { name: '甲' } }
    const input = {
      incidentId: 'water-1',
      leg: 'unit',
      form: 'oral',
      kind: 'first',
      reporter,
      way: 'phone',
      intakeId,
      fields: { course: '水深已退至十厘米。' },
    }
    expect(play.send('chain.report', input)).toMatchObject({ code: 'wrong-state' })
    play.sure('intake.link', { intakeId, incidentId: 'water-1' })
    play.sure('chain.report', input)
    expect(play.realm.chains['water-1']?.entries[0]).toMatchObject({
      intakeId,
      fields: { course: '水深已退至十厘米。', place: '沪松公路下立交', casualties: { light: 1 } },
    })
  })

  test('a link is changed only with a reason, an end needs one too and is final; void stays in the register', () => {
    incident('water-1')
    incident('water-2')
    const { intakeId } = play.sure('intake.record', TAKEN)
    expect(play.send('intake.link', { intakeId, incidentId: 'constructor' })).toMatchObject({ code: 'unknown-incident' })
    play.sure('intake.link', { intakeId, incidentId: 'water-1' })
    expect(play.send('intake.link', { intakeId, incidentId: 'water-1' })).toMatchObject({ ok: true, events: [] })
    expect(play.send('intake.link', { intakeId, incidentId: 'water-2' })).toMatchObject({ code: 'reason-missing' })
    play.sure('intake.link', { intakeId, incidentId: 'water-2', reason: '关联有误' })
    expect(play.send('intake.void', { intakeId })).toMatchObject({ code: 'reason-missing' })
    play.sure('intake.void', { intakeId, reason: '重复登记' })
    expect(play.send('intake.link', { intakeId, incidentId: 'water-1', reason: '再' })).toMatchObject({ code: 'already-done' })
    expect(play.send('intake.close', { intakeId, reason: '再' })).toMatchObject({ code: 'already-done' })
    expect(play.send('intake.draft', { intakeId })).toMatchObject({ code: 'already-done' })
    expect(play.realm.intakes[intakeId as string]).toMatchObject({
      status: 'void',
      history: [{ what: 'voided' }, { what: 'linked', before: 'water-1' }, { what: 'linked' }],
    })
    expect(openIntakes(play.realm)).toEqual([])
  })
})

describe('clues (线索)', () => {
  const CLUE = { kind: 'sign', source: '街面巡查（示例）', content: '工地围挡多次倾斜', place: '示例路工地', class: 'accident' }
  const check = { by: { name: '示例核实人' }, result: 'confirmed', note: '现场属实' }

  test('checked and confirmed it becomes an incident of the hall, once', () => {
    const { clueId } = play.sure('clue.register', { ...CLUE, receivedAt: NOW - MINUTE })
    expect(play.send('clue.verify', { clueId, ...check, at: NOW - 2 * MINUTE })).toMatchObject({ code: 'out-of-order' })
    play.sure('clue.verify', { clueId, ...check })
    const { incidentId } = play.sure('clue.convert', { clueId, title: '工地围挡倾斜' })
    expect(play.realm.incidents[incidentId as string]).toMatchObject({
      title: '工地围挡倾斜',
      class: 'accident',
      address: '示例路工地',
      desk: { opened: { from: 'clue' } },
    })
    expect(play.send('clue.convert', { clueId })).toMatchObject({ code: 'already-done' })
    expect(openClues(play.realm)).toEqual([])
    play.sure('chain.markSensitive', { incidentId, reason: '临近学校' })
    expect(play.realm.chains[incidentId as string]?.learned).toMatchObject({ at: NOW - MINUTE, basis: 'presumed' })
  })

  test.each(['unclear', 'refuted', undefined])('not confirmed (%s) it becomes one only with a reason', (result) => {
    incident('water-1')
    const { clueId } = play.sure('clue.register', CLUE)
    if (result) play.sure('clue.verify', { clueId, ...check, result })
    expect(play.send('clue.convert', { clueId, incidentId: 'water-1' })).toMatchObject({ code: 'reason-missing' })
    play.sure('clue.convert', { clueId, incidentId: 'water-1', reason: '从快处置' })
    expect(play.realm.clues[clueId as string]).toMatchObject({ status: 'converted', incidentId: 'water-1' })
  })

  test('it is closed with a reason; the latest check counts; unknown ones and unknown incidents are refused', () => {
    const { clueId } = play.sure('clue.register', CLUE)
    play.sure('clue.verify', { clueId, ...check })
    play.sure('clue.verify', { clueId, ...check, result: 'refuted', note: '复核不实' })
    expect(play.send('clue.convert', { clueId })).toMatchObject({ code: 'reason-missing' })
    expect(play.send('clue.convert', { clueId, incidentId: '__proto__', reason: '试' })).toMatchObject({ code: 'unknown-incident' })
    expect(play.send('clue.close', { clueId })).toMatchObject({ code: 'reason-missing' })
    play.sure('clue.close', { clueId, reason: '不实' })
    expect(play.send('clue.verify', { clueId, ...check })).toMatchObject({ code: 'already-done' })
    expect(play.send('clue.close', { clueId: 'constructor', reason: '试' })).toMatchObject({ code: 'unknown-entry' })
  })
})

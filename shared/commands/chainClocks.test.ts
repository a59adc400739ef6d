// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChainPlay } from '../../test/fixtures/chainPlay.ts'
import { canonicalJson } from '../base/index.ts'
import { judgeClock, trackOf, type ReportChain } from '../hall/index.ts'
import { DEFAULT_RULES } from '../rules/hallRules.ts'

const MINUTE = 60_000
const START = 1_790_000_000_000
const ID = 'fire-1'
const FIELDS = Object.fromEntries(DEFAULT_RULES.reportFields.fields.map((row) => [row.id, '待核']))
const reporter = { unit: { name: '示例镇政府' }, person: { name: '示例值班员' } }

// Minutes of all sizes around the limits of 10, 30 and 60.
const ago = fc.constantFrom(0, 1, 5, 10, 20, 30, 31, 45, 60, 90)
const reportStep = fc.record({
  do: fc.constant('report' as const),
  leg: fc.constantFrom('unit', 'unit', 'city', 'district'),
  form: fc.constantFrom('oral', 'written'),
  kind: fc.constantFrom('next', 'next', 'next', 'first', 'followUp', 'final'),
  ago,
  isExplained: fc.constantFrom(true, true, false),
})
const step = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(0, 1, 9, 10, 20, 30, 40) }),
  { weight: 3, arbitrary: reportStep },
  fc.record({ do: fc.constant('learned' as const), ago, basis: fc.constantFrom('known', 'presumed') }),
  fc.record({ do: fc.constant('correct' as const), index: fc.nat({ max: 4 }), ago }),
  fc.record({ do: fc.constant('call' as const), ago }),
  fc.record({ do: fc.constant('grade' as const), grade: fc.constantFrom('daily', 'general', 'larger') }),
  fc.record({ do: fc.constant('settle' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function act(play: ChainPlay, one: Step): void {
  const base = { incidentId: ID, reason: '示例理由' }
  switch (one.do) {
    case 'wait':
      play.now += one.minutes * MINUTE
      break
    case 'report': {
      const { leg, form } = one
      const isFirst = !chainOf(play)?.entries.some((entry) => entry.leg === leg && entry.form === form)
      const kind = one.kind === 'next' ? (isFirst ? 'first' : 'followUp') : one.kind
      const why = one.isExplained ? { reason: '补记' } : {}
      play.send('chain.report', {
        incidentId: ID,
        leg,
        form,
        kind,
        reporter,
        receiver: { name: '示例接收方' },
        way: 'phone',
        fields: FIELDS,
        at: play.now - one.ago * MINUTE,
        ...why,
      })
      break
    }
    case 'learned':
      play.send('chain.setLearned', { ...base, at: play.now - one.ago * MINUTE, basis: one.basis, evidence: '示例日志' })
      break
    case 'correct': {
      const entry = chainOf(play)?.entries[one.index]
      if (entry) play.send('chain.correct', { ...base, entryId: entry.id, changes: { at: play.now - one.ago * MINUTE } })
      break
    }
    case 'call':
      play.send(
        'report.receive',
        { id: `c${play.state.seq}`, source: 'fire', kind: 'call', service: '119', summary: '起火', reportedAt: play.now - one.ago * MINUTE },
        'feed',
      )
      play.send('report.merge', { reportId: play.realm.reports[0]?.id, source: 'fire', incidentId: ID })
      break
    case 'grade':
      play.send(
        'incident.record',
        { id: ID, source: 'street', rev: play.state.seq, times: {}, incident: { title: '厂房火灾', class: 'accident', grade: one.grade } },
        'feed',
      )
      break
    case 'settle':
      play.settle()
  }
}

function chainOf(play: ChainPlay): ReportChain | undefined {
  return play.realm.chains[ID]
}

function checkClocks(before: ReportChain | undefined, play: ChainPlay, one: Step): void {
  const after = chainOf(play)
  for (const old of before?.clocks ?? []) {
    const clock = after?.clocks.find((candidate) => candidate.id === old.id)
    // No clock is lost, its limit is the one it started with, and an overrun never shrinks.
    expect(clock?.limitMinutes).toBe(old.limitMinutes)
    expect(clock?.overrun?.ms ?? 0).toBeGreaterThanOrEqual(old.overrun?.ms ?? 0)
    expect(judgeClock(clock!, play.now).overrunMs).toBeGreaterThanOrEqual(old.overrun?.ms ?? 0)
    // What ran over without a report before the start was corrected is written down for good.
    const isMoved = one.do === 'learned' && old.doneAt === undefined && !old.lapsed && clock?.startAt !== old.startAt
    if (isMoved) expect(clock?.overrun?.ms ?? 0).toBeGreaterThanOrEqual(play.now - old.dueAt)
    const wasMet = old.doneAt !== undefined && judgeClock(old, play.now).state === 'met'
    // Only a correction of its own report or of the start may change what was kept; later reports and new proofs do not.
    if (wasMet && one.do !== 'correct' && one.do !== 'learned') expect(judgeClock(clock!, play.now).state).toBe('met')
  }
}

function checkEntries(chain: ReportChain): void {
  const numbers = new Map<string, number>()
  const ended = new Set<string>()
  const firsts = new Set<string>()
  for (const entry of chain.entries) {
    const track = trackOf(entry.leg, entry.reporter.unit)
    expect(ended.has(track)).toBe(false)
    if (entry.kind === 'final') ended.add(track)
    if (entry.kind === 'first') {
      expect(firsts.has(`${track}/${entry.form}`)).toBe(false)
      firsts.add(`${track}/${entry.form}`)
    }
    if (entry.kind !== 'followUp') continue
    expect(entry.number).toBe((numbers.get(track) ?? 0) + 1)
    numbers.set(track, entry.number!)
  }
}

test('for any sequence of commands an overrun never shrinks, a kept limit stays kept, reports are numbered and end once', () => {
  let accepted = 0
  let overruns = 0
  fc.assert(
    fc.property(fc.constantFrom(0, 25, 40, 70), fc.array(step, { minLength: 1, maxLength: 7 }), (lateMinutes, steps) => {
      const play = new ChainPlay(START)
      play.send(
        'incident.record',
        { id: ID, source: 'street', rev: 0, times: {}, incident: { title: '厂房火灾', class: 'accident', grade: 'general' } },
        'feed',
      )
      play.send('chain.follow', { incidentId: ID }, 'system')
      // Many runs begin past a limit: there overruns are established and corrections try to take them away.
      play.now += lateMinutes * MINUTE
      for (const one of steps) {
        const before = chainOf(play)
        act(play, one)
        checkClocks(before, play, one)
      }
      const chain = chainOf(play)!
      checkEntries(chain)
      expect(canonicalJson(JSON.parse(JSON.stringify(chain)))).toBe(canonicalJson(chain))
      accepted += chain.entries.length
      overruns += Number(chain.clocks.some((clock) => clock.overrun))
    }),
    { numRuns: 10_000 },
  )
  // A property over nothing but refusals would prove nothing.
  expect(accepted).toBeGreaterThan(3000)
  expect(overruns).toBeGreaterThan(1000)
}, 300_000)

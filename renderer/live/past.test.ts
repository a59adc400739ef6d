// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { HallPast } from '../../shared/contracts/index.ts'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce } from '../../shared/hall/index.ts'
import { HallPastMirror } from './past.ts'

const START = 1_780_000_000_000

/** Event number n happens n seconds after the start. */
function event(seq: number): HallEvent {
  const body = { code: `notice-${seq}`, detail: '' }
  const actor = { principal: 'system', role: 'system' } as const
  return { v: 1, seq, at: START + seq * 1000, type: 'notice.raised', realm: 'real', actor, commandId: `c${seq}`, cause: null, body }
}

function events(from: number, to: number): HallEvent[] {
  return Array.from({ length: to - from + 1 }, (_, index) => event(from + index))
}

function past(stateSeq: number, next: HallEvent[], complete = true): HallPast {
  return { state: events(1, stateSeq).reduce(reduce, EMPTY_HALL), clock: { hallNow: START }, next, complete }
}

/** A mirror whose questions are answered by hand. */
function mirror(): { mirror: HallPastMirror; asked: number[]; answer(past: HallPast): Promise<void> } {
  const asked: number[] = []
  let settle: (past: HallPast) => void = () => undefined
  const made = new HallPastMirror((at) => {
    asked.push((at - START) / 1000)
    return new Promise((resolve) => (settle = resolve))
  })
  return { mirror: made, asked, answer: async (given) => (settle(given), await new Promise((resolve) => setImmediate(resolve))) }
}

test('a replay goes on through what happened after it was ordered, without a second question', async () => {
  const { mirror: hall, asked, answer } = mirror()
  const jump = hall.jump(START + 2000)
  hall.follow(events(4, 5))
  await answer(past(2, events(3, 4)))
  await jump
  hall.follow([event(6)])
  hall.advance(START + 5000)
  expect(hall.state.value.seq).toBe(5)
  hall.advance(START + 6000)
  expect(hall.state.value.notices[0]?.code).toBe('notice-6')
  expect(asked).toEqual([2])
})

test('a later stretch is appended: what was applied while it was fetched is not taken back', async () => {
  const { mirror: hall, asked, answer } = mirror()
  void hall.jump(START + 1000)
  await answer(past(1, events(2, 6), false))
  hall.advance(START + 3000)
  hall.follow([event(9)])
  hall.advance(START + 5000)
  await answer(past(3, events(4, 8)))
  expect(hall.state.value.seq).toBe(5)
  hall.advance(START + 9000)
  expect(hall.state.value.seq).toBe(9)
  expect(asked).toEqual([1, 3])
})

test('live events that do not follow what is known lead to a question, never to a gap', async () => {
  const { mirror: hall, asked, answer } = mirror()
  void hall.jump(START + 1000)
  await answer(past(1, events(2, 3)))
  hall.follow([event(6)])
  hall.advance(START + 9000)
  expect(hall.state.value.seq).toBe(3)
  await answer(past(6, [event(7)]))
  expect(hall.state.value.seq).toBe(6)
  expect(asked).toEqual([1, 9])
})

test('a running jump is not overtaken by a refill, and after the way back to live nothing is collected', async () => {
  const { mirror: hall, asked, answer } = mirror()
  void hall.jump(START + 1000)
  await answer(past(1, [event(2)], false))
  const jump = hall.jump(START)
  hall.advance(START + 1500)
  expect(asked).toEqual([1, 0])
  hall.leave()
  await answer(past(0, events(1, 3)))
  await jump
  hall.follow([event(4)])
  hall.advance(START + 9000)
  expect(hall.state.value.seq).toBe(1)
})

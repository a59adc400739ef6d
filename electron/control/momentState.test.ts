// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { EMPTY_HALL } from '../../shared/hall/index.ts'
import { presentState } from './momentState.ts'
import type { ControlSources } from './sources.ts'

const START = 1_780_000_000_000
const hallAt = (at: number) => ({ ...EMPTY_HALL, at })

function sources(seals: readonly (number | null)[], hallMoment: number): ControlSources {
  let turn = 0
  const recordsHash = async () => {
    const at = seals[Math.min(turn++, seals.length - 1)] ?? null
    return at === null ? null : { at, hash: `sealed-${at - START}` }
  }
  return { hall: { state: () => hallAt(hallMoment) }, clock: { now: () => START + 900 }, recordsHash } as unknown as ControlSources
}

test('a command just done is in the answer: records sealed before it are asked for again', async () => {
  const answer = await presentState(sources([START + 100, START + 600], START + 500))
  expect(answer).toEqual({ found: hallAt(START + 500), at: START + 600, hash: 'sealed-600' })
})

test('the present state is answered also when no records can be sealed in time, without their hash', async () => {
  expect(await presentState(sources([null], START + 500))).toMatchObject({ found: hallAt(START + 500), at: START + 900, hash: null })
  expect(await presentState(sources([START], START + 500))).toMatchObject({ found: hallAt(START + 500), hash: null })
})

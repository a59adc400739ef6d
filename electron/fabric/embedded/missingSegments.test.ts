// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listSegments } from '../../storage/index.ts'
import { sampleEvent } from '../contract.ts'
import type { FabricProblem } from '../fabric.ts'
import { openEmbeddedFabric } from './index.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'missing-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

/** Opens, appends some events in segments of two or three, closes; answers what was told. */
async function openAndAppend(count: number): Promise<FabricProblem[]> {
  const problems: FabricProblem[] = []
  const options = { dir, district: '310117', product: 'test', now: () => 1_790_000_000_000, reserveBytes: 1000, segmentBytes: 500 }
  const fabric = await openEmbeddedFabric({ ...options, onProblem: (problem) => problems.push(problem) })
  for (let number = 1; number <= count; number += 1) await fabric.log.append([sampleEvent(number)], fabric.log.head().seq)
  await fabric.close()
  return problems
}

async function segmentPath(index: number): Promise<string> {
  return (await listSegments(join(dir, 'journal'))).at(index)!.path
}

const damage = (detail: RegExp) => expect.objectContaining({ code: 'journal-damaged', detail: expect.stringMatching(detail) })

test.each([
  ['the first', 0, /events 1 to \d+ before it are missing/],
  ['a middle', 2, /events \d+ to \d+ before it are missing/],
  ['the last', -1, /events after \d+ were in a file that is missing/],
] as const)('%s segment gone: its numbers are told', async (_, index, detail) => {
  expect(await openAndAppend(12)).toEqual([])
  await rm(await segmentPath(index))
  expect(await openAndAppend(0)).toContainEqual(damage(detail))
})

test('a last segment that was emptied is told once, and what comes behind it later is whole', async () => {
  await openAndAppend(12)
  await truncate(await segmentPath(-1), 0)
  expect(await openAndAppend(5)).toEqual([damage(/events after \d+ were in a file that is missing/)])
  expect(await openAndAppend(1)).toEqual([])
})

// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isUpToDate } from '../build.mjs'
import { fingerprint } from '../fingerprint.mjs'
import { addCounts, closingLine, countPlaywright, countVitest, stageCounts } from '../test-report.mjs'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'cityops-stamp-'))
  await mkdir(path.join(folder, 'a'))
  await writeFile(path.join(folder, 'a/one.ts'), 'one')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a fingerprint follows contents, names and new files, and ignores tests', async () => {
  const before = fingerprint(['a', 'absent'], folder)
  await writeFile(path.join(folder, 'a/one.test.ts'), 'test')
  expect(fingerprint(['a', 'absent'], folder)).toBe(before)
  await writeFile(path.join(folder, 'a/two.ts'), '')
  const withTwo = fingerprint(['a', 'absent'], folder)
  expect(withTwo).not.toBe(before)
  await writeFile(path.join(folder, 'a/one.ts'), 'eno')
  expect(fingerprint(['a', 'absent'], folder)).not.toBe(withTwo)
})

test('a build is up to date only with the same fingerprint and every output in place', () => {
  const output = path.join(folder, 'a/one.ts')
  expect(isUpToDate('x', 'x', [output])).toBe(true)
  expect(isUpToDate('x', 'y', [output])).toBe(false)
  expect(isUpToDate(undefined, 'y', [output])).toBe(false)
  expect(isUpToDate('x', 'x', [output, path.join(folder, 'gone.js')])).toBe(false)
})

test('the closing line counts files that could not be run, flaky tests and stages without a report', () => {
  const vitest = countVitest({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    testResults: [{ status: 'failed', assertionResults: [] }],
  })
  expect(vitest).toEqual({ passed: 3, failed: 1, skipped: 1 })
  expect(countPlaywright({ stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 }, errors: [] }).failed).toBe(1)
  expect(stageCounts(null, 1).failed).toBe(1)
  expect(stageCounts({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1)
  expect(closingLine(addCounts([vitest, stageCounts(null, 0)]))).toBe('4 passed, 1 failed, 1 skipped')
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { crashVerdict } from './crashes.ts'

test('the third crash within five minutes leaves the map out; older ones do not count', () => {
  expect(crashVerdict([0, 1000], 2000)).toBe('reopen')
  expect(crashVerdict([0, 1000, 2000], 2000)).toBe('leave-map-out')
  expect(crashVerdict([0, 1000, 400_000], 400_000)).toBe('reopen')
})

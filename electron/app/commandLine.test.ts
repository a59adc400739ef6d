// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { parseCommandLine } from './commandLine.ts'

test('every documented option is understood, also with an equals sign', () => {
  const parsed = parseCommandLine([
    '--wall',
    '3x2@1920x1080',
    '--split',
    '--district=rainstorm',
    '--seed',
    '7',
    '--port',
    '0',
    '--layout',
    'map',
    '--lean',
    '--data-dir',
    '/tmp/x',
    '--config',
    'hall.yaml',
    '--no-sandbox',
  ])
  expect(parsed).toEqual({
    ok: true,
    value: {
      config: 'hall.yaml',
      dataDir: '/tmp/x',
      wall: '3x2@1920x1080',
      split: true,
      layout: 'map',
      district: 'rainstorm',
      seed: 7,
      port: 0,
      lean: true,
      action: 'run',
    },
  })
})

test.each([
  [['--wall', '3x2'], '--wall wants'],
  [['--district', 'storm'], '--district wants one of'],
  [['--port', '70000'], 'not a whole number'],
  [['--seed'], 'wants a value'],
  [['--colour'], 'unknown option --colour'],
])('%j is refused with a plain reason', (argv, reason) => {
  const parsed = parseCommandLine(argv)
  expect(parsed.ok).toBe(false)
  expect(!parsed.ok && parsed.message).toContain(reason)
})

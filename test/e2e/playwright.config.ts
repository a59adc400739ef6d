// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from '@playwright/test'

/** End-to-end tests in a real Electron window; `npm test` does the set-up and the build before. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.@(e2e|spec).ts',
  outputDir: '../../test-results',
  // One at a time: the windows share one display, and a machine without a graphics device draws on its processor.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
})

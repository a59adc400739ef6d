// SPDX-License-Identifier: Apache-2.0
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Two projects: plain Node for decisions and effects, happy-dom for what touches a document. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [vue()],
        test: {
          name: 'node',
          environment: 'node',
          include: ['{shared,electron,renderer,test,build}/**/*.test.{ts,mjs}'],
          exclude: ['**/*.dom.test.ts', 'test/e2e/**', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      {
        plugins: [vue()],
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['renderer/**/*.dom.test.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
})

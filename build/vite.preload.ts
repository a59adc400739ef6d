// SPDX-License-Identifier: Apache-2.0
// The preload: one CommonJS file, since a sandboxed preload can be nothing else.
import { defineConfig } from 'vite'
import { presentEntries } from './entries.mjs'
import { inProject, projectDir } from './paths.mjs'

export default defineConfig({
  root: projectDir,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: inProject('dist/preload'),
    emptyOutDir: true,
    target: 'chrome130',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: presentEntries('preload').present,
      external: ['electron', /^electron\//],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
})

// SPDX-License-Identifier: Apache-2.0
// Main process, feed host and demonstration district: ES modules with their packages bundled in.
import { defineConfig } from 'vite'
import { presentEntries } from './entries.mjs'
import { fingerprint } from './fingerprint.mjs'
import { inProject, projectDir } from './paths.mjs'

export default defineConfig({
  root: projectDir,
  publicDir: false,
  logLevel: 'warn',
  // Nothing is loaded from node_modules at run time, so none is shipped.
  ssr: { noExternal: true },
  // What folds events into states: a stored state counts only for the reducers that made it.
  define: { __FOLD_VERSION__: JSON.stringify(fingerprint(['shared/base', 'shared/domain', 'shared/hall', 'shared/rules'])) },
  build: {
    ssr: true,
    outDir: inProject('dist/main'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    license: { fileName: 'LICENSES.md' },
    rolldownOptions: {
      input: presentEntries('main').present,
      external: ['electron', /^electron\//, 'bufferutil', 'utf-8-validate'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})

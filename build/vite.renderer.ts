// SPDX-License-Identifier: Apache-2.0
// The pages: wall, console and keeper, with Cesium's static files beside them.
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { cesiumStatics } from './cesium.ts'
import { presentEntries } from './entries.mjs'
import { inProject } from './paths.mjs'

export default defineConfig({
  root: inProject('renderer'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [vue(), cesiumStatics()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
    __INTLIFY_JIT_COMPILATION__: 'true',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  worker: { format: 'es' },
  build: {
    outDir: inProject('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    cssTarget: 'chrome130',
    sourcemap: true,
    license: { fileName: 'LICENSES.md' },
    assetsInlineLimit: 0,
    // Cesium's chunk is near 4 MB; it is read from the disk, so size costs nothing worth a warning.
    chunkSizeWarningLimit: 6000,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: presentEntries('renderer').present },
  },
})

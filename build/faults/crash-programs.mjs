// SPDX-License-Identifier: Apache-2.0
import path from 'node:path'
import { inProject, projectDir } from '../paths.mjs'

const ENTRIES = { worker: 'test/crash/worker.ts', run: 'test/crash/run.ts' }

/** Bundles the programs of the crash proofs for plain Node, into `outDir`; answers their paths. */
export async function bundleCrashPrograms({ names = Object.keys(ENTRIES), outDir = inProject('out/crash') } = {}) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: projectDir,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, inProject(ENTRIES[name])])),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  })
  return Object.fromEntries(names.map((name) => [name, path.join(outDir, `${name}.mjs`)]))
}

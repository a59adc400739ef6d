// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Root of the real project. */
export const projectRoot = path.resolve(import.meta.dirname, '../..')

/** The real judges: a planted tree is measured with these very files. */
const CONFIGURATION = [
  'package.json',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'eslint.config.mjs',
  'tsconfig.base.json',
  'shared/tsconfig.json',
  'electron/tsconfig.json',
  'electron/tsconfig.runtime33.json',
  'renderer/tsconfig.json',
  'test/tsconfig.json',
  'build/check.mjs',
  'build/house-rules.mjs',
  'build/layers.cjs',
  'build/paths.mjs',
]

/** Text of each file of a tree, by path from its root. */
export type TreeFiles = Readonly<Record<string, string>>

/** What a tool of the tree answered. */
export interface ToolRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A small project of its own: the real configuration, packages by a link, planted files. */
export interface PlantedTree {
  readonly root: string
  /** Runs a program of node_modules/.bin inside the tree. */
  tool(name: string, words: readonly string[]): ToolRun
  /** Runs a script of the tree with Node. */
  node(words: readonly string[]): ToolRun
  remove(): void
}

/** Plants files beside a copy of the project's configuration, outside the real tree. */
export function plantTree(files: TreeFiles): PlantedTree {
  const root = mkdtempSync(path.join(os.tmpdir(), 'cityops-planted-'))
  for (const name of CONFIGURATION) cpSync(path.join(projectRoot, name), path.join(root, name))
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  const run = (command: string, words: readonly string[]): ToolRun => {
    const result = spawnSync(command, words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    if (result.error) throw result.error
    return { status: result.status, stdout: result.stdout, stderr: result.stderr }
  }
  return {
    root,
    tool: (name, words) => run(path.join(projectRoot, 'node_modules/.bin', name), words),
    node: (words) => run(process.execPath, words),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** First line of every clean file. */
export const LICENCE = '// SPDX-License-Identifier: Apache-2.0\n'

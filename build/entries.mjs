// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { inProject } from './paths.mjs'

/** What each build is made from: source file of every output name. */
export const entries = {
  main: {
    main: 'electron/main.ts',
    feedHost: 'electron/feeds/host.ts',
    district: 'electron/district/main.ts',
    journal: 'electron/fabric/cli/main.ts',
    rules: 'electron/rules/main.ts',
  },
  preload: { preload: 'electron/preload/preload.ts' },
  renderer: {
    wall: 'renderer/wall.html',
    console: 'renderer/console.html',
    keeper: 'renderer/keeper.html',
  },
}

/** The entries of a target that exist, with absolute paths; `missing` names the others' files. */
export function presentEntries(target) {
  const present = {}
  const missing = []
  for (const [name, file] of Object.entries(entries[target])) {
    if (existsSync(inProject(file))) present[name] = inProject(file)
    else missing.push(file)
  }
  return { present, missing }
}

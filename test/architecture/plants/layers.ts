// SPDX-License-Identifier: Apache-2.0
import type { TreeFiles } from '../plantedTree.ts'

/** One planted file and the layer rule that must name it. */
export interface LayerPlant {
  readonly rule: string
  readonly file: string
  readonly text: string
}

const use = (from: string, name = 'thing') => `import { ${name} } from '${from}'\nexport const used = ${name}\n`
const useType = (from: string) => `import type { Thing } from '${from}'\nexport type Used = Thing\n`
const inVue = (from: string) =>
  `<script setup lang="ts">\nimport { thing } from '${from}'\nconst used = thing\n</script>\n<template><p>{{ used }}</p></template>\n`

/** What the plants reach for: harmless files, one in each room, and imports that the rules allow. */
export const CLEAN_LAYERS: TreeFiles = {
  'shared/base/thing.ts': 'export const thing = 1\nexport type Thing = number\n',
  'shared/domain/thing.ts':
    "import { z } from 'zod'\nimport type { Thing } from '../base/thing.ts'\nexport const thing: Thing = 2\nexport type { Thing }\nexport const shape = z.number()\n",
  'shared/glossary/thing.ts': use('../base/thing.ts'),
  'shared/feeds/thing.ts': use('../domain/thing.ts') + 'export const thing2 = 2\nexport { thing }\n',
  'shared/rules/thing.ts': use('../domain/thing.ts') + 'export { thing }\n',
  'shared/layouts/thing.ts': use('../domain/thing.ts') + 'export { thing }\n',
  'shared/hall/thing.ts': use('../layouts/thing.ts') + 'export { thing }\n',
  'shared/commands/thing.ts': use('../hall/thing.ts') + 'export { thing }\n',
  'shared/contracts/thing.ts': use('../commands/thing.ts') + 'export { thing }\n',
  'electron/hall/thing.ts': use('../../shared/contracts/thing.ts') + 'export { thing }\n',
  'electron/windows/thing.ts': use('electron', 'BrowserWindow'),
  'electron/transports/thing.ts': use('node:net', 'connect'),
  'renderer/ui/thing.ts': 'export const thing = 3\nexport type Thing = number\n',
  'renderer/cache/thing.ts': use('dexie', 'Dexie'),
  'renderer/charts/thing.ts': use('echarts/core', 'use'),
  'renderer/map/index.ts': use('cesium', 'Cartesian3') + 'export const thing = 4\n',
  'renderer/map/inner.ts': 'export const thing = 5\n',
  'renderer/live/thing.ts': use('../../shared/hall/thing.ts') + 'export { thing }\n',
  'renderer/panels/panel.ts': 'export const thing = 6\n',
  'renderer/panels/alpha/panel.ts':
    use('../panel.ts') +
    use('../../map/index.ts').replaceAll('used', 'mapped').replaceAll('{ thing }', '{ thing as map }').replace('= thing', '= map') +
    'export { thing }\n',
  'renderer/panels/beta/panel.ts': use('../../live/thing.ts') + 'export { thing }\n',
  'renderer/layers/alpha/layer.ts': use('../../map/index.ts') + 'export { thing }\n',
  'renderer/layers/beta/layer.ts': use('cesium', 'Color'),
  'test/fixtures/thing.ts': 'export const thing = 7\n',
  'build/thing.ts': 'export const thing = 8\n',
}

/** At least one violation of every rule of build/layers.cjs; type-only and .vue imports among them. */
export const LAYER_PLANTS: readonly LayerPlant[] = [
  { rule: 'no-cycles', file: 'shared/domain/circleA.ts', text: use('./circleB.ts', 'circleB') + 'export const circleA = 1\n' },
  { rule: 'no-cycles', file: 'shared/domain/circleB.ts', text: use('./circleA.ts', 'circleA') + 'export const circleB = 1\n' },
  { rule: 'shared-imports-only-shared', file: 'shared/domain/broker.ts', text: use('mqtt', 'connect') },
  { rule: 'shared-imports-only-shared', file: 'shared/feeds/disk.ts', text: use('node:fs', 'readFileSync') },
  { rule: 'shared-imports-only-shared', file: 'shared/hall/view.ts', text: use('vue', 'computed') },
  { rule: 'electron-not-renderer', file: 'electron/hall/page.ts', text: useType('../../renderer/ui/thing.ts') },
  { rule: 'renderer-not-electron', file: 'renderer/live/process.ts', text: use('../../electron/hall/thing.ts') },
  { rule: 'renderer-not-electron', file: 'renderer/live/native.ts', text: use('electron', 'ipcRenderer') },
  { rule: 'renderer-not-node', file: 'renderer/live/disk.ts', text: use('node:fs', 'readFileSync') },
  { rule: 'production-not-test-or-build', file: 'electron/hall/proof.ts', text: use('../../test/fixtures/thing.ts') },
  { rule: 'production-not-test-or-build', file: 'shared/domain/built.ts', text: use('../../build/thing.ts') },
  { rule: 'base-is-the-ground', file: 'shared/base/up.ts', text: useType('../domain/thing.ts') },
  { rule: 'domain-imports-base', file: 'shared/domain/up.ts', text: use('../feeds/thing.ts') },
  { rule: 'feeds-import-domain', file: 'shared/feeds/up.ts', text: use('../commands/thing.ts') },
  { rule: 'rules-import-domain', file: 'shared/rules/up.ts', text: use('../feeds/thing.ts') },
  { rule: 'layouts-import-base', file: 'shared/layouts/up.ts', text: use('../rules/thing.ts') },
  { rule: 'glossary-imports-base', file: 'shared/glossary/up.ts', text: use('../domain/thing.ts') },
  { rule: 'commands-not-contracts', file: 'shared/commands/up.ts', text: use('../contracts/thing.ts') },
  { rule: 'transports-know-no-domain', file: 'electron/transports/meaning.ts', text: useType('../../shared/domain/thing.ts') },
  { rule: 'district-is-foreign', file: 'electron/district/near.ts', text: use('../../shared/base/thing.ts') },
  { rule: 'district-is-foreign', file: 'electron/district/nearer.ts', text: use('../hall/thing.ts') },
  { rule: 'preload-alone-has-ipc', file: 'electron/hall/native.ts', text: use('electron', 'app') },
  { rule: 'panels-not-each-other', file: 'renderer/panels/alpha/neighbour.ts', text: use('../beta/panel.ts') },
  { rule: 'layers-not-each-other', file: 'renderer/layers/alpha/neighbour.ts', text: use('../beta/layer.ts', 'used') },
  { rule: 'live-not-panels', file: 'renderer/live/up.ts', text: use('../panels/alpha/panel.ts') },
  { rule: 'ui-is-small', file: 'renderer/ui/up.ts', text: use('../live/thing.ts') },
  { rule: 'dexie-in-cache', file: 'renderer/panels/beta/store.ts', text: use('dexie', 'Dexie') },
  { rule: 'dexie-in-cache', file: 'renderer/panels/beta/BetaPanel.vue', text: inVue('dexie') },
  { rule: 'cesium-in-map', file: 'renderer/panels/beta/globe.ts', text: use('cesium', 'Color') },
  { rule: 'echarts-in-charts', file: 'renderer/panels/beta/chart.ts', text: use('echarts', 'init') },
  { rule: 'map-by-its-face', file: 'renderer/panels/beta/deep.ts', text: use('../../map/inner.ts') },
]

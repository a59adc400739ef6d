// SPDX-License-Identifier: Apache-2.0
import { LICENCE, type TreeFiles } from '../plantedTree.ts'

/** One planted file and the house rule that must name it; `at` is the reported place when it is not the file's. */
export interface HousePlant {
  readonly rule: string
  readonly file: string
  readonly text: string
  readonly at?: string
}

const component = (parts: { script?: string; template?: string; style?: string }) =>
  `<!-- SPDX-License-Identifier: Apache-2.0 -->\n<script setup lang="ts">\n${parts.script ?? ''}\n</script>\n<template>${parts.template ?? '<p />'}</template>\n<style scoped>\n${parts.style ?? ''}\n</style>\n`

/** Files that keep every rule, some of them close to one: nothing here may be reported. */
export const CLEAN_HOUSE: TreeFiles = {
  'shared/domain/words.ts': `${LICENCE}// 中文 in a comment is fine; so is a word such as setTimeout without a call.\nexport { word } from './word.ts'\n`,
  'shared/domain/word.ts': `${LICENCE}export const word = 1\n`,
  'electron/hall/clock.ts': `${LICENCE}export const systemNow = () => Date.now()\n`,
  'electron/transports/wait.ts': `${LICENCE}export const wait = (done: () => void) => setTimeout(done, 10)\n`,
  'electron/preload/preload.ts': `${LICENCE}import { ipcRenderer } from 'electron'\nexport const send = ipcRenderer.send\n`,
  'renderer/bridge/index.ts': `${LICENCE}export const command = window.cityopsWall.command\n`,
  'renderer/panels/registry.ts': `${LICENCE}import { thing } from './thing/panel.ts'\nexport const PANELS = [thing]\n`,
  'renderer/panels/thing/panel.ts': `${LICENCE}export const thing = 1\n`,
  'renderer/layers/registry.ts': `${LICENCE}export const LAYERS = []\n`,
  'shared/feeds/registry.ts': `${LICENCE}export const ADAPTERS = {}\n`,
  'renderer/ui/Calm.vue': component({
    script: "import { shallowRef } from 'vue'\n// 中文\nconst word = shallowRef('#abc')",
    template: '<!-- 中文 --><p>{{ word }}</p>',
    style: '.calm { color: var(--ink); }',
  }),
}

/** At least one violation of every house rule. */
export const HOUSE_PLANTS: readonly HousePlant[] = [
  { rule: 'spdx', file: 'shared/domain/nameless.ts', text: 'export const nameless = 1\n' },
  {
    rule: 'vueSize',
    file: 'renderer/ui/Huge.vue',
    text: component({ script: Array.from({ length: 250 }, (_, index) => `const value${index} = ${index}`).join('\n') }),
  },
  { rule: 'unsafeMarkup', file: 'renderer/ui/Hostile.vue', text: component({ template: '<p v-html="text" />' }) },
  {
    rule: 'unsafeMarkup',
    file: 'renderer/live/hostile.ts',
    text: `${LICENCE}export const show = (element: Element, text: string) => (element.innerHTML = text)\n`,
  },
  { rule: 'exportStar', file: 'shared/domain/index.ts', text: `${LICENCE}export * from './word.ts'\n` },
  { rule: 'exportStar', file: 'shared/feeds/index.ts', text: `${LICENCE}export * as feeds from './registry.ts'\n` },
  { rule: 'bareRef', file: 'renderer/live/deepRef.ts', text: `${LICENCE}import { ref } from 'vue'\nexport const deep = ref({})\n` },
  {
    rule: 'bareRef',
    file: 'renderer/live/deepRefLong.ts',
    text: `${LICENCE}import {\n  computed,\n  ref,\n} from 'vue'\nexport const deep = computed(() => ref({}))\n`,
  },
  { rule: 'wordsInPlace', file: 'renderer/ui/Spoken.vue', text: component({ template: '<p>正常</p>' }) },
  { rule: 'timers', file: 'shared/domain/timer.ts', text: `${LICENCE}export const wait = (done: () => void) => setTimeout(done, 10)\n` },
  { rule: 'timers', file: 'renderer/panels/thing/tick.ts', text: `${LICENCE}export const tick = (done: () => void) => setInterval(done, 10)\n` },
  { rule: 'wallClock', file: 'electron/feeds/now.ts', text: `${LICENCE}export const now = () => Date.now()\n` },
  { rule: 'wallClock', file: 'renderer/live/today.ts', text: `${LICENCE}export const today = () => new Date().getDay()\n` },
  { rule: 'colours', file: 'renderer/ui/Painted.vue', text: component({ style: '.painted {\n  color: #ff0000;\n}' }) },
  { rule: 'colours', file: 'renderer/ui/painted.css', text: `/* SPDX-License-Identifier: Apache-2.0 */\n.painted { background: rgba(0, 0, 0, 0.5); }\n` },
  { rule: 'workplace', file: 'shared/domain/place.ts', text: `${LICENCE}export const place = '/home/somebody/project'\n` },
  { rule: 'oneBridge', file: 'electron/windows/shortcut.ts', text: `${LICENCE}import { ipcRenderer } from 'electron'\nexport const send = ipcRenderer.send\n` },
  { rule: 'oneBridge', file: 'renderer/panels/thing/shortcut.ts', text: `${LICENCE}export const query = window.cityopsWall.query\n` },
  { rule: 'unregisteredFolders', file: 'renderer/panels/orphan/panel.ts', text: `${LICENCE}export const orphan = 1\n`, at: 'renderer/panels/orphan' },
  { rule: 'unregisteredFolders', file: 'renderer/layers/orphan/layer.ts', text: `${LICENCE}export const orphan = 1\n`, at: 'renderer/layers/orphan' },
  { rule: 'unregisteredFolders', file: 'shared/feeds/orphan/decode.ts', text: `${LICENCE}export const orphan = 1\n`, at: 'shared/feeds/orphan' },
  { rule: 'hostNames', file: '.npmrc', text: 'registry=https://packages.example.org/\n', at: '.npmrc' },
  {
    rule: 'hostNames',
    file: 'package-lock.json',
    text: '{ "packages": { "a": { "resolved": "https://packages.example.org/a.tgz" } } }\n',
    at: 'package-lock.json',
  },
]

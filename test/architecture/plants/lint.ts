// SPDX-License-Identifier: Apache-2.0
import { LICENCE, type TreeFiles } from '../plantedTree.ts'

/** One planted file and the lint rule that must name it. */
export interface LintPlant {
  readonly rule: string
  readonly file: string
  readonly text: string
}

const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('\n')
const body = (count: number) => `export function long(): number {\n  let sum = 0\n${lines(count, () => '  sum += 1')}\n  return sum\n}\n`
const component = (script: string, template: string) =>
  `<!-- SPDX-License-Identifier: Apache-2.0 -->\n<script setup lang="ts">\n${script}\n</script>\n<template>${template}</template>\n`

/** Just below every limit, and what the owners of an effect may do: nothing here may be reported. */
export const CLEAN_LINT: TreeFiles = {
  'shared/domain/calm.ts': `${LICENCE}export function sum(first: number, second: number, third: number): number {\n  return first + second + third\n}\n`,
  'shared/domain/longest.ts': `${LICENCE}${body(36)}`,
  'shared/domain/fullest.ts': `${LICENCE}${lines(249, (index) => `export const value${index} = ${index}`)}\n`,
  'electron/hall/clock.ts': `${LICENCE}export function systemNow(): number {\n  return Date.now()\n}\n`,
  'electron/transports/ask.ts': `${LICENCE}export async function ask(url: string): Promise<number> {\n  return (await fetch(url)).status\n}\n`,
  'electron/hall/awaited.ts': `${LICENCE}async function work(): Promise<void> {\n  await Promise.resolve()\n}\nexport async function run(): Promise<void> {\n  await work()\n}\n`,
  'renderer/ui/Calm.vue': component("const word = 'calm'", '<p>{{ word }}</p>'),
}

/** Violations oxlint must name. */
export const OXLINT_PLANTS: readonly LintPlant[] = [
  { rule: 'eslint(no-restricted-properties)', file: 'electron/hall/wallTime.ts', text: 'export const now = Date.now()\n' },
  { rule: 'eslint(no-restricted-properties)', file: 'shared/domain/dice.ts', text: 'export const roll = Math.random()\n' },
  { rule: 'eslint(no-restricted-properties)', file: 'electron/hall/hiddenFetch.ts', text: "export const page = globalThis.fetch('https://example.org')\n" },
  { rule: 'eslint(no-restricted-globals)', file: 'electron/hall/openFetch.ts', text: "export const page = fetch('https://example.org')\n" },
  { rule: 'eslint(no-restricted-globals)', file: 'renderer/live/socket.ts', text: "export const socket = new WebSocket('wss://example.org')\n" },
  { rule: 'eslint(no-restricted-globals)', file: 'renderer/live/storage.ts', text: "export const kept = localStorage.getItem('a')\n" },
  { rule: 'eslint(no-restricted-globals)', file: 'renderer/live/database.ts', text: "export const opened = indexedDB.open('a')\n" },
  { rule: 'typescript(no-explicit-any)', file: 'shared/domain/loose.ts', text: 'export function loose(value: any): string {\n  return String(value)\n}\n' },
  { rule: 'typescript(consistent-type-imports)', file: 'shared/domain/heavy.ts', text: "import { sum } from './calm.ts'\nexport type Sum = typeof sum\n" },
  { rule: 'eslint(no-console)', file: 'electron/hall/chatty.ts', text: "export function chat(): void {\n  console.log('hello')\n}\n" },
  { rule: 'eslint(no-eval)', file: 'shared/domain/evil.ts', text: "export const two: unknown = eval('1 + 1')\n" },
  { rule: 'eslint(max-lines)', file: 'shared/domain/huge.ts', text: `${lines(251, (index) => `export const value${index} = ${index}`)}\n` },
  { rule: 'eslint(max-lines-per-function)', file: 'shared/domain/long.ts', text: body(41) },
  {
    rule: 'eslint(max-params)',
    file: 'shared/domain/greedy.ts',
    text: 'export function greedy(a: number, b: number, c: number, d: number): number {\n  return a + b + c + d\n}\n',
  },
  {
    rule: 'eslint(max-depth)',
    file: 'shared/domain/deep.ts',
    text: 'export function deep(a: number): number {\n  if (a > 1) {\n    if (a > 2) {\n      if (a > 3) {\n        if (a > 4) return 4\n      }\n    }\n  }\n  return 0\n}\n',
  },
]

/** Violations ESLint must name: templates and floating promises. */
export const ESLINT_PLANTS: readonly LintPlant[] = [
  { rule: 'vue/no-v-html', file: 'renderer/ui/Hostile.vue', text: component("const text = '<b>x</b>'", '<p v-html="text" />') },
  { rule: 'vue/require-v-for-key', file: 'renderer/ui/Keyless.vue', text: component('const rows = [1, 2]', '<p v-for="row in rows">{{ row }}</p>') },
  {
    rule: 'vue/no-restricted-html-elements',
    file: 'renderer/ui/Framed.vue',
    text: component('const unused = 1', '<iframe src="x" :title="String(unused)" />'),
  },
  ...['shared/domain', 'electron/hall', 'renderer/live'].map((folder) => ({
    rule: '@typescript-eslint/no-floating-promises',
    file: `${folder}/floating.ts`,
    text: 'async function work(): Promise<void> {\n  await Promise.resolve()\n}\nexport function start(): void {\n  work()\n}\n',
  })),
]

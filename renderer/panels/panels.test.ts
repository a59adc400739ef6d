// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { commonWords } from '../app/locales/common.ts'
import { panelWords } from '../app/locales/panels.ts'
import { PANELS } from './registry.ts'

type Tree = { readonly [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)])),
  )
}

const zh = flatten({ common: commonWords.zh, panels: panelWords.zh })
const en = flatten({ common: commonWords.en, panels: panelWords.en })

test('every region of the shipped layouts names a panel and gives it settings it accepts', () => {
  for (const layout of SHIPPED_LAYOUTS) {
    for (const region of layout.variants.flatMap((variant) => variant.regions)) {
      const panel = PANELS.find((one) => one.id === region.panel)
      expect(panel, region.panel).toBeDefined()
      expect(panel?.settings.safeParse(region.settings).success, `${layout.id} ${region.id}`).toBe(true)
      expect(panel?.settings.safeParse({ ...region.settings, unheardOf: 1 }).success, `${region.panel} refuses unknown settings`).toBe(false)
    }
  }
})

test('panel ids are unique and every folder with a panel is registered', () => {
  const ids = PANELS.map((panel) => panel.id)
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(folders.sort())
})

test('both languages use the same placeholders in every text', () => {
  const placeholders = (text = ''): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
  for (const [key, text] of zh) expect(placeholders(en.get(key)), key).toEqual(placeholders(text))
})

test('every key that a panel asks for exists, whole or as the beginning of some', () => {
  const missing: string[] = []
  for (const file of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(vue|ts)$/.test(file) || file.includes('.test.') || file.startsWith('map')) continue
    const source = readFileSync(join(import.meta.dirname, file), 'utf8')
    for (const [, key = ''] of source.matchAll(/'((?:panels|common)\.[\w.]+)'/g)) {
      const isKnown = key.endsWith('.') ? [...zh.keys()].some((one) => one.startsWith(key)) : zh.has(key)
      if (!isKnown && key !== 'panels.map.title') missing.push(`${file}: ${key}`)
    }
  }
  expect(missing).toEqual([])
})

// SPDX-License-Identifier: Apache-2.0
// What is named somewhere exists, and what exists is named: layouts, panels, adapters, words.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createWords } from '../../renderer/app/i18n.ts'
import { PANELS, findPanel } from '../../renderer/panels/registry.ts'
import { feedSchema } from '../../shared/feeds/definition.ts'
import { ADAPTERS } from '../../shared/feeds/registry.ts'
import { SHIPPED_LAYOUTS, layoutProblems, layoutSchema } from '../../shared/layouts/index.ts'
import { projectRoot } from './plantedTree.ts'

const words = createWords('zh-CN').global.messages.value as Record<string, unknown>
const regions = SHIPPED_LAYOUTS.flatMap((layout) =>
  layout.variants.flatMap((variant) => variant.regions.map((region) => ({ where: `${layout.id} ${variant.columns}×${variant.rows} ${region.id}`, ...region }))),
)

/** `a.b.c` → text for every text of a tree of words. */
function texts(tree: unknown, prefix = ''): Map<string, string> {
  if (typeof tree !== 'object' || tree === null) return new Map([[prefix, String(tree)]])
  return new Map(Object.entries(tree).flatMap(([key, value]) => [...texts(value, prefix ? `${prefix}.${key}` : key)]))
}

const json = (name: string): unknown => JSON.parse(readFileSync(path.join(projectRoot, name), 'utf8'))

const LOCALES: readonly { readonly name: string; readonly zh: Map<string, string>; readonly en: Map<string, string> }[] = [
  { name: 'renderer/app/locales', zh: texts(words['zh-CN']), en: texts(words.en) },
  ...['renderer/layers/locales', 'renderer/map/locales'].map((name) => ({ name, zh: texts(json(`${name}/zh-CN.json`)), en: texts(json(`${name}/en.json`)) })),
]

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted()

describe('layouts', () => {
  test('are valid, and have ids and keys of their own', () => {
    expect(SHIPPED_LAYOUTS.flatMap((layout) => [...layoutProblems(layoutSchema.parse(layout))])).toEqual([])
    for (const pick of ['id', 'key'] as const) {
      const used = SHIPPED_LAYOUTS.map((layout) => layout[pick]).filter((value) => value !== null)
      expect(new Set<unknown>(used).size).toBe(used.length)
    }
  })

  test('name only registered panels', () => {
    expect(regions.filter((region) => !findPanel(region.panel)).map((region) => `${region.where}: ${region.panel}`)).toEqual([])
  })

  test('give each panel settings that its own schema accepts', () => {
    const refused = regions.flatMap((region) => {
      const judged = findPanel(region.panel)?.settings.safeParse(region.settings)
      return judged && !judged.success ? [`${region.where}: ${judged.error.issues[0]?.message}`] : []
    })
    expect(refused).toEqual([])
  })
})

describe('panels', () => {
  test('stand in a folder of their own name, once', () => {
    const ids = PANELS.map((panel) => panel.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !existsSync(path.join(projectRoot, 'renderer/panels', id, 'panel.ts')))).toEqual([])
  })

  test('have a title in both languages and work without settings', () => {
    for (const { zh, en, name } of LOCALES.slice(0, 1)) {
      expect(
        PANELS.filter((panel) => !zh.get(panel.titleKey) || !en.get(panel.titleKey)).map((panel) => panel.titleKey),
        name,
      ).toEqual([])
    }
    expect(PANELS.filter((panel) => !panel.settings.safeParse({}).success).map((panel) => panel.id)).toEqual([])
  })
})

describe('adapters', () => {
  test('that hall.yaml may name are registered, and have a folder', () => {
    const names: readonly string[] = feedSchema.shape.adapter.options
    expect(Object.keys(ADAPTERS).toSorted()).toEqual(names.toSorted())
    const folders = readdirSync(path.join(projectRoot, 'shared/feeds'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map((entry) => entry.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).toSorted()).toEqual(names.toSorted())
  })
})

describe('words', () => {
  test.each(LOCALES)('$name: Chinese and English have the same keys, no empty text, the same placeholders', ({ zh, en }) => {
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted())
    expect(zh.size).toBeGreaterThan(0)
    for (const [key, text] of zh) {
      expect(text.trim(), key).not.toBe('')
      expect(en.get(key)?.trim(), key).not.toBe('')
      expect(placeholders(en.get(key) ?? ''), key).toEqual(placeholders(text))
    }
  })

  test('asked for by name in a page exist', () => {
    const known = LOCALES[0]?.zh ?? new Map<string, string>()
    const files = readdirSync(path.join(projectRoot, 'renderer'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts'),
    )
    const asked = files.flatMap((name) => {
      const text = readFileSync(path.join(projectRoot, 'renderer', name), 'utf8')
      return [...text.matchAll(/\bt\(\s*'([\w.-]+)'\s*[,)]/g)].map((match) => ({ name, key: match[1] ?? '' }))
    })
    expect(asked.length).toBeGreaterThan(50)
    expect(asked.filter(({ key }) => !known.has(key))).toEqual([])
  })
})

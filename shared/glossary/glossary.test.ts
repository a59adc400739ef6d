// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../commands/index.ts'
import { DATASETS, DATASET_IDS, GRADES, HEADQUARTERS_KEYS, INCIDENT_CLASSES, WARNING_COLOURS, actorSchema } from '../domain/index.ts'
import { ADAPTERS, CRS_NAMES } from '../feeds/index.ts'
import { EVENT_BODIES } from '../hall/index.ts'
import { SHIPPED_LAYOUTS } from '../layouts/index.ts'
import type { AgeState } from '../rules/age/index.ts'
import { CHAPTERS, TERMS, glossaryPage } from './index.ts'

const page = fileURLToPath(new URL('../../docs/glossary.md', import.meta.url))
const named = (kind: string, names: Iterable<string>) => [...new Set(names)].map((name) => `${kind}:${name}`)
const nounOf = (name: string) => name.split('.')[0] ?? name
const ages: readonly AgeState[] = ['fresh', 'late', 'stale', 'lost']

/** Every name of the code that a person in the hall would ask the meaning of. */
const NAMES = [
  ...named('dataset', DATASET_IDS),
  ...named(
    'kind',
    Object.values(DATASETS).map((dataset) => dataset.kind),
  ),
  ...named('class', INCIDENT_CLASSES),
  ...named('headquarters', HEADQUARTERS_KEYS),
  ...named('grade', GRADES),
  ...named('colour', WARNING_COLOURS),
  ...named(
    'panel',
    SHIPPED_LAYOUTS.flatMap((layout) => layout.variants.flatMap((variant) => variant.regions.map((region) => region.panel))),
  ),
  ...named(
    'mode',
    SHIPPED_LAYOUTS.map((layout) => layout.mode),
  ),
  ...named('noun', [...Object.keys(COMMANDS), ...Object.keys(EVENT_BODIES)].map(nounOf)),
  ...named('role', actorSchema.shape.role.options),
  ...named('adapter', Object.keys(ADAPTERS)),
  ...named('crs', CRS_NAMES),
  ...named('age', ages),
]

describe('glossary', () => {
  test('has a word behind every name of the domain, and each name stands behind one word only', () => {
    const behind = TERMS.flatMap((term) => term.names ?? [])
    expect(NAMES.filter((name) => !behind.includes(name))).toEqual([])
    expect(behind.filter((name) => !NAMES.includes(name))).toEqual([])
    expect(behind.filter((name, index) => behind.indexOf(name) !== index)).toEqual([])
  })

  test('is large enough to be of use, complete and without homonyms', () => {
    expect(TERMS.length).toBeGreaterThanOrEqual(70)
    for (const pick of ['id', 'zh', 'en'] as const) {
      const words = TERMS.map((term) => term[pick].toLowerCase())
      expect(
        words.filter((word, index) => words.indexOf(word) !== index),
        pick,
      ).toEqual([])
    }
    for (const term of TERMS) {
      expect(term.id).toMatch(/^[a-z][a-zA-Z0-9]*$/)
      expect(term.zh, term.id).toMatch(/[\u3400-\u9fff]|^MQTT|^HTTP/)
      for (const text of [term.en, term.meaning, term.source, term.notThis]) expect(text.trim(), term.id).not.toBe('')
    }
  })

  test('stands in docs/glossary.md as it is (UPDATE=1 writes it)', () => {
    const text = glossaryPage(CHAPTERS)
    if (process.env.UPDATE) writeFileSync(page, text)
    expect(readFileSync(page, 'utf8')).toBe(text)
  })
})

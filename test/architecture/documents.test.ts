// SPDX-License-Identifier: Apache-2.0
// Documents name what there is: every option, route, command and key, and every sample is read by the schema it is for.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { HELP, STORIES } from '../../electron/app/commandLine.ts'
import { ROUTES } from '../../electron/control/routes.ts'
import { KEY_TABLE } from '../../renderer/console/keys.ts'
import { hallConfigSchema } from '../../shared/config/index.ts'
import { BODY_SCHEMAS, DATASETS, DATASET_IDS } from '../../shared/domain/index.ts'
import { CRS_NAMES, TIME_FORMATS, compileFeed, decodeHttpJson, decodeMqtt, feedSchema, mappingSchema } from '../../shared/feeds/index.ts'
import { projectRoot } from './plantedTree.ts'

const read = (name: string) => readFileSync(path.join(projectRoot, name), 'utf8')
const fenced = (name: string, language: string) =>
  [...read(name).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1] ?? '')

/** Words in `code` of a document. */
function codeWords(name: string): Set<string> {
  const spans = [...read(name).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')
  return new Set(spans.flatMap((span) => [span, ...span.split(/[^\w.-]+/)]))
}

const missing = (name: string, wanted: Iterable<string>) => {
  const words = codeWords(name)
  return [...new Set(wanted)].filter((word) => !words.has(word))
}

/** Rows of the table whose first column has this heading: the first cell's code words, and the rest. */
function tableRows(name: string, heading: string): { first: string; rest: string }[] {
  const lines = read(name).split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`))
  expect(start, `${name}: a table of ${heading}`).toBeGreaterThanOrEqual(0)
  const rows = lines.slice(start + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end < 0 ? undefined : end).map((line) => {
    const [, first = '', ...rest] = line.split(/(?<!\\)\|/)
    return { first: first.trim(), rest: rest.join('|') }
  })
}

describe('docs/integrate.md', () => {
  test('names every option of the file, of a feed and of a mapping', () => {
    const options = [...Object.keys(hallConfigSchema.shape), ...Object.keys(feedSchema.shape), ...Object.keys(mappingSchema.shape)]
    const fieldRules = ['path', 'value', 'codes', 'scale', 'as', 'separator', 'percentChangeFrom', 'when', 'default']
    expect(missing('docs/integrate.md', [...options, ...fieldRules, ...feedSchema.shape.adapter.options, ...CRS_NAMES, ...TIME_FORMATS])).toEqual([])
  })

  test('has a row for each dataset, with how it ages and exactly its fields', () => {
    const rows = tableRows('docs/integrate.md', 'dataset')
    expect(rows.map((row) => row.first).toSorted()).toEqual(DATASET_IDS.map((id) => `\`${id}\``).toSorted())
    for (const id of DATASET_IDS) {
      const rest = rows.find((row) => row.first === `\`${id}\``)?.rest ?? ''
      expect(rest.trim().startsWith(DATASETS[id].kind), id).toBe(true)
      // Choices stand in brackets behind their field; a field that may be missing has a question mark.
      const fields = rest.replace(/\([^)]*\)/g, '').split(';')[0] ?? ''
      const listed = [...fields.matchAll(/`(\w+)`(\??)/g)].map((match) => `${match[1]}${match[2]}`)
      const shape: Readonly<Record<string, { safeParse(value: undefined): { success: boolean } }>> = BODY_SCHEMAS[id].shape
      expect(listed.toSorted(), id).toEqual(
        Object.entries(shape)
          .map(([name, schema]) => (schema.safeParse(undefined).success ? `${name}?` : name))
          .toSorted(),
      )
    }
  })
})

describe('samples', () => {
  test.each(['docs/integrate.md', 'README.md', 'README.en.md'])('of hall.yaml in %s are read without a complaint', (name) => {
    const samples = fenced(name, 'yaml')
    expect(samples.length).toBeGreaterThan(0)
    for (const sample of samples) {
      const parsed = hallConfigSchema.safeParse(parse(sample))
      expect(parsed.error?.issues, sample).toBeUndefined()
    }
  })

  test('of the README come to records: GCJ-02 is moved, the topic gives the id', () => {
    for (const name of ['README.md', 'README.en.md']) {
      const { feeds } = hallConfigSchema.parse(parse(fenced(name, 'yaml')[0] ?? ''))
      const [depots, trucks] = feeds.map((feed) => compileFeed(feed, '310117'))
      const bytes = (text: string) => new TextEncoder().encode(text)
      const receivedAt = 1_790_000_000_000
      const depot = decodeHttpJson(bytes(fenced(name, 'json')[0] ?? ''), { plan: depots!, receivedAt })
      expect(depot.rejects).toEqual([])
      expect(depot.records).toMatchObject([{ id: 'D-1', dataset: 'supply', body: { name: '编织袋', quantity: 6000, unit: '条' } }])
      // About 400 m apart in Shanghai; a point that was not moved would differ by nothing.
      expect(depot.records[0]?.position?.lon).toBeCloseTo(121.2601, 3)
      expect(depot.records[0]?.position?.lat).toBeCloseTo(31.0106, 3)
      const [topic = '', payload = ''] = (/^(trucks\/\S+)\s+(\{.*\})$/m.exec(read(name)) ?? []).slice(1)
      const truck = decodeMqtt(bytes(payload), { plan: trucks!, receivedAt, topic })
      expect(truck).toMatchObject({
        rejected: 0,
        unknownFields: 0,
        records: [{ id: '7', dataset: 'vehicle', position: { lon: 121.2305 }, body: { speedKmh: 38, headingDeg: 90 } }],
      })
    }
  })
})

describe('docs/control-api.md', () => {
  test('has exactly the routes there are, with their query fields', () => {
    const rows = tableRows('docs/control-api.md', 'method and address')
    const routes = [...ROUTES.map((route) => `\`${route.method} ${route.path}\``), '`GET /api/v1/openapi.json`']
    expect(rows.map((row) => row.first).toSorted()).toEqual(routes.toSorted())
    for (const route of ROUTES) {
      const query = (rows.find((row) => row.first.includes(`${route.path}\``) && row.first.includes(route.method))?.rest ?? '').split('|')[0] ?? ''
      expect([...query.matchAll(/`(\w+)`/g)].map((match) => match[1]).toSorted(), route.path).toEqual(Object.keys(route.query.shape).toSorted())
    }
  })
})

describe('README', () => {
  test.each(['README.md', 'README.en.md'])('%s: keys, options and stories are those of the product', (name) => {
    const text = read(name)
    const barKeys = KEY_TABLE.filter((row) => row.inBar).flatMap((row) => row.keys)
    const written: Readonly<Record<string, string>> = { '1–9': '`1`–`9`', Space: name === 'README.md' ? '`空格`' : '`Space`' }
    expect(barKeys.filter((key) => !text.includes(written[key] ?? `\`${key}\``))).toEqual([])
    const known = new Set([...HELP.matchAll(/--[a-z-]+/g)].map((match) => match[0]))
    const used = [...text.matchAll(/npm start -- ([^\n#]*)/g)].flatMap((match) => [...(match[1] ?? '').matchAll(/--[a-z-]+/g)].map((option) => option[0]))
    expect(used.length).toBeGreaterThan(3)
    expect(used.filter((option) => !known.has(option))).toEqual([])
    expect(STORIES.filter((story) => story !== 'off' && !text.includes(story))).toEqual([])
  })
})

describe('links', () => {
  // The picture of the wall is made from the running product.
  const later = new Set(['docs/pictures/wall.png'])
  const documents = [
    'README.md',
    'README.en.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...readdirSync(path.join(projectRoot, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  ]

  test.each(documents)('of %s lead to files, and so do its paths of the tree', (name) => {
    const text = read(name)
    const links = [...text.matchAll(/\]\(([^)#\s]+)\)/g)].map((match) => match[1] ?? '').filter((link) => !/^https?:/.test(link))
    const paths = links.map((link) => path.join(path.dirname(name), link)).filter((target) => !later.has(target))
    const named = [...text.matchAll(/`((?:shared|electron|renderer|build|test|docs)\/[\w./-]*)`/g)]
      .map((match) => match[1] ?? '')
      .filter((place) => !place.includes('NNNN'))
    expect([...paths, ...named].filter((target) => !existsSync(path.join(projectRoot, target)))).toEqual([])
  })

  test('package scripts that documents name exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = documents.flatMap((name) => [...read(name).matchAll(/npm run ([a-z-]+)/g)].map((match) => match[1] ?? ''))
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })
})

// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hallJsonSchema, loadConfig, parseConfigText, watchConfig, type LoadedConfig } from './index.ts'

let dir: string
let file: string
let now = 1_790_000_000_000
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'config-'))
  file = join(dir, 'my.yaml')
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const place = (change: { file?: string | null } = {}) => ({ file, dataDir: join(dir, 'data'), now: () => now, ...change })

const GOOD = `district: "310117"
feeds:
  - id: depots
    adapter: http-json
    url: http://127.0.0.1:8080/depots.geojson
    dataset: supply
    crs: GCJ-02
`

test('ten lines are a configuration, an empty text is one of defaults', () => {
  expect(parseConfigText(GOOD)).toMatchObject({ ok: true, config: { feeds: [{ id: 'depots', crs: 'GCJ-02', periodS: 30 }] } })
  expect(parseConfigText('# nothing yet\n')).toMatchObject({ ok: true, config: { district: '310117', feeds: [] } })
})

test.for([
  ['a broken text', 'feeds:\n  - id: [\n', 'config-not-yaml', 3, ''],
  ['a key twice', 'wall: 1x1@1920x1080\nwall: 3x2@1920x1080\n', 'config-not-yaml', 2, ''],
  ['an unknown field', 'district: "310117"\nretention:\n  feedLogMegabyte: 100\n', 'config-unknown-field', 3, 'retention.feedLogMegabyte'],
  ['a wrong value deep inside', GOOD.replace('GCJ-02', 'GCJ-20'), 'config-not-valid', 7, 'feeds.0.crs'],
  ['a missing field, at the thing that misses it', GOOD.replace('    adapter: http-json\n', ''), 'config-not-valid', 3, 'feeds.0.adapter'],
  ['a number where a text belongs', 'district: 310117\n', 'config-not-valid', 1, 'district'],
  [
    'an unknown sub-class in a list that is merged by id',
    'rules:\n  reportClocks:\n    urgent:\n      - id: terror\n        isOn: false\n      - id: gasLeek\n',
    'config-not-valid',
    6,
    'rules.reportClocks.urgent.1.id',
  ],
  ['an id no row may have', 'rules:\n  grading:\n    rows:\n      - id: Bad Id\n', 'config-not-valid', 4, 'rules.grading.rows.0.id'],
  [
    'an own sub-class that is wrong, and none of what names the shipped ones',
    'rules:\n  classes:\n    subClasses:\n      - id: Bad Id\n',
    'config-not-valid',
    4,
    'rules.classes.subClasses.0.id',
  ],
  ['a list instead of fields', '- 1\n', 'config-not-valid', 1, ''],
  ['a prototype', '__proto__:\n  district: x\n', 'config-unknown-field', 1, '__proto__'],
] as const)('%s is told with its line', ([, text, code, line, path]) => {
  const parsed = parseConfigText(text)
  expect(parsed).toMatchObject({ ok: false, problems: [{ code, line, path }] })
})

test('a bomb of aliases is refused', () => {
  const levels = Array.from(
    { length: 12 },
    (_, index) =>
      `a${index}: &a${index} [${Array(10)
        .fill(index === 0 ? 'x' : `*a${index - 1}`)
        .join(', ')}]`,
  ).join('\n')
  expect(parseConfigText(levels)).toMatchObject({ ok: false, problems: [{ code: 'config-not-yaml' }] })
})

test('no file is no configuration; hall.yaml in the data folder is found; a named file that is missing is a problem', async () => {
  expect(await loadConfig(place({ file: null }))).toEqual({ config: null, origin: '', problems: [] })
  expect(await loadConfig(place())).toMatchObject({ config: null, problems: [{ code: 'config-unreadable', path: file }] })
  await mkdir(join(dir, 'data'))
  await writeFile(join(dir, 'data', 'hall.yaml'), GOOD)
  expect(await loadConfig(place({ file: null }))).toMatchObject({ config: { feeds: [{ id: 'depots' }] }, origin: join(dir, 'data', 'hall.yaml') })
})

test('an invalid file leaves the last good one in force, with the line and the reason', async () => {
  await writeFile(file, GOOD)
  await loadConfig(place())
  await writeFile(file, GOOD + 'colour: red\n')
  const loaded = await loadConfig(place())
  expect(loaded.config?.feeds[0]?.id).toBe('depots')
  expect(loaded.problems).toMatchObject([{ code: 'config-unknown-field', line: 8, path: 'colour' }, { code: 'config-last-good-used' }])
})

test('two generations are kept with a checksum: a damaged current one falls back to the one before', async () => {
  await writeFile(file, GOOD)
  await loadConfig(place())
  now += 1000
  await writeFile(file, GOOD.replaceAll('depots', 'stores'))
  await loadConfig(place())
  await loadConfig(place())
  await writeFile(file, 'nonsense: [')
  expect((await loadConfig(place())).config?.feeds[0]?.id).toBe('stores')
  const current = join(dir, 'data', 'config', 'current.json')
  await writeFile(current, (await readFile(current, 'utf8')).replace('stores', 'robots'))
  expect((await loadConfig(place())).config?.feeds[0]?.id).toBe('depots')
  await rm(join(dir, 'data', 'config'), { recursive: true })
  expect(await loadConfig(place())).toMatchObject({ config: null, problems: [{ code: 'config-not-yaml' }] })
})

test('a changed, a broken and a replaced file are noticed, the same content is not', async () => {
  await writeFile(file, GOOD)
  const heard: LoadedConfig[] = []
  const dispose = watchConfig(place(), await loadConfig(place()), (loaded) => heard.push(loaded))
  await writeFile(file, GOOD)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(heard).toEqual([])
  await writeFile(file, 'district: 7\n')
  await vi.waitFor(
    () => expect(heard.at(-1)).toMatchObject({ config: { feeds: [{ id: 'depots' }] }, problems: [{ line: 1 }, { code: 'config-last-good-used' }] }),
    3000,
  )
  await writeFile(`${file}.new`, GOOD.replaceAll('depots', 'stores'))
  await rename(`${file}.new`, file)
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ config: { feeds: [{ id: 'stores' }] }, problems: [] }), 3000)
  dispose()
})

test('docs/hall.schema.json is the schema in force (UPDATE=1 writes it anew)', async () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'hall.schema.json')
  const wanted = JSON.stringify(hallJsonSchema(), null, 2) + '\n'
  if (process.env['UPDATE'] === '1') await writeFile(path, wanted)
  expect(await readFile(path, 'utf8')).toBe(wanted)
  expect(hallJsonSchema()).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', additionalProperties: false })
})

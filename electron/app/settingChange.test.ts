// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { parseConfigText, type LoadedConfig } from '../storage/index.ts'
import { completeSetting } from './setting.ts'
import { changeSetting, problemText } from './settingChange.ts'

const FEED = '{ id: depots, adapter: http-json, url: "http://127.0.0.1:9/a.json", dataset: supply, periodS: 2 }'
const DISTRICT = { http: 'http://127.0.0.1:1', mqtt: 'mqtt://127.0.0.1:2' }

/** A file as the hall reads it: a wrong one brings the last good configuration with its problems. */
function read(text: string, lastGood: string | null = null): LoadedConfig {
  const parsed = parseConfigText(text)
  if (parsed.ok) return { config: parsed.config, origin: 'hall.yaml', problems: [] }
  return { config: lastGood === null ? null : read(lastGood).config, origin: lastGood === null ? '' : 'hall.yaml', problems: parsed.problems }
}

const oneFeed = `feeds:\n  - ${FEED}\n`
const inForce = (text: string) => completeSetting(read(text), null)

test('an added feed is accepted and pages learn of it; a changed address is none of theirs', () => {
  const added = changeSetting(inForce(oneFeed), read(`${oneFeed}  - ${FEED.replace('depots', 'second')}\n`), null)
  expect(added).toMatchObject({ kind: 'accepted', told: [], needsRestart: [], pagesChanged: true, keeperChanged: false })
  expect(added.next.feeds.map((feed) => feed.id)).toEqual(['depots', 'second'])
  const moved = changeSetting(inForce(oneFeed), read(oneFeed.replace('a.json', 'b.json')), null)
  expect(moved).toMatchObject({ kind: 'accepted', pagesChanged: false })
  expect(moved.next.hash).not.toBe(inForce(oneFeed).hash)
})

test('an invalid file changes nothing but the problems, which name line, path and reason; repaired, they go', () => {
  const before = inForce(oneFeed)
  const broken = changeSetting(before, read(`${oneFeed}  - { id: x, adapter: ftp, url: "http://127.0.0.1:9/" }\nwal: 1\n`, oneFeed), null)
  expect(broken.kind).toBe('refused')
  expect({ ...broken.next, problems: [] }).toEqual(before)
  const words = broken.told.map(problemText)
  expect(words.some((text) => text.startsWith('3: feeds.1.adapter: '))).toBe(true)
  expect(words).toContain('4: wal: there is no field "wal"')
  expect(broken.next.problems).toEqual(broken.told)
  expect(changeSetting(broken.next, read(oneFeed), null)).toMatchObject({ kind: 'accepted', pagesChanged: false, next: { hash: before.hash, problems: [] } })
})

test('a file that is gone leaves everything as it was, and says so; without one before there is nothing to say', () => {
  const gone: LoadedConfig = { config: null, origin: '', problems: [] }
  const change = changeSetting(inForce(oneFeed), gone, null)
  expect(change).toMatchObject({ kind: 'refused', told: [{ path: 'hall.yaml' }], next: { feeds: [{ id: 'depots' }] } })
  expect(changeSetting(completeSetting(gone, DISTRICT), gone, null)).toMatchObject({ kind: 'refused', told: [] })
})

test('district, screens and the size of the record wait for the next start; the cache does not', () => {
  const wanted = 'district: "310118"\nwall: 3x2@1920x1080\nretention: { feedLogMegabytes: 90, cacheMegabytes: 70 }\n'
  const change = changeSetting(inForce(oneFeed), read(wanted + oneFeed), null)
  expect(change).toMatchObject({ kind: 'accepted', needsRestart: ['district', 'wall', 'retention.feedLogMegabytes'], keeperChanged: true, pagesChanged: false })
  expect(change.next.config).toMatchObject({ district: '310117', retention: { feedLogMegabytes: 2000, cacheMegabytes: 70 } })
  expect(change.next.config.wall).toBeUndefined()
})

test('with a first file the demonstration leaves, unless it was asked for', () => {
  const demonstration = completeSetting({ config: null, origin: '', problems: [] }, DISTRICT)
  expect(demonstration.ownDistrict).toBe(true)
  const own = changeSetting(demonstration, read(oneFeed), null).next
  expect([own.ownDistrict, own.feeds.some((feed) => feed.demonstration)]).toEqual([false, false])
  const both = changeSetting(demonstration, read(oneFeed), DISTRICT).next
  expect([both.ownDistrict, both.feeds[0]?.id, both.feeds.length]).toEqual([true, 'depots', demonstration.feeds.length + 1])
})

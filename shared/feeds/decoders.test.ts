// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordSchema } from '../domain/index.ts'
import { ADAPTERS, compileFeed, feedSchema, type Decoded, type FeedInput } from './index.ts'

const NOW = 1_780_000_000_000
const utf8 = new TextEncoder()

function decode(input: Partial<FeedInput>, payload: unknown, more: { topic?: string; event?: string } = {}): Decoded {
  const definition = feedSchema.parse({ id: 'source', adapter: 'http-json', url: 'http://127.0.0.1/', ...input })
  const bytes = payload instanceof Uint8Array ? payload : utf8.encode(typeof payload === 'string' ? payload : JSON.stringify(payload))
  return ADAPTERS[definition.adapter].decode(bytes, { plan: compileFeed(definition, '310117'), receivedAt: NOW, ...more })
}

const SUPPLY: Partial<FeedInput> = { dataset: 'supply', map: { id: 'code' } }
const good = (code: string) => ({ code, name: '沙袋', lon: 121.2, lat: 31 })

test('whatever JSON comes, no decoder throws, and everything it accepts is a valid record', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('http-json' as const, 'mqtt' as const, 'sse' as const, 'cap' as const),
      fc.json({ maxDepth: 8 }),
      fc.string(),
      (adapter, json, junk) => {
        for (const payload of [json, junk, json + junk]) {
          const decoded = decode({ adapter, dataset: adapter === 'cap' ? 'warning' : 'reading', topic: 'a/+' }, payload, { topic: 'a/x' })
          for (const record of decoded.records) recordSchema.parse(record)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('whatever bytes come, no decoder throws', () => {
  fc.assert(
    fc.property(fc.constantFrom('http-json' as const, 'cap' as const), fc.uint8Array({ maxLength: 200 }), (adapter, bytes) => {
      decode({ adapter, dataset: adapter === 'cap' ? 'warning' : 'reading' }, bytes)
    }),
  )
})

test('good records survive beside any bad ones', () => {
  const bad = fc.oneof(
    fc.jsonValue(),
    fc.record({ code: fc.jsonValue(), name: fc.jsonValue(), lon: fc.oneof(fc.jsonValue(), fc.double()), lat: fc.double() }),
    fc.constant(JSON.parse('{"__proto__":{"admin":true},"code":"p","name":"p"}')),
  )
  fc.assert(
    fc.property(fc.array(bad, { maxLength: 6 }), (bads) => {
      const list = [good('first'), ...bads, good('last')]
      const decoded = decode({ ...SUPPLY, items: 'data' }, { data: list })
      expect(decoded.records[0]?.id).toBe('first')
      expect(decoded.records.at(-1)?.id).toBe('last')
      expect(decoded.records.length + decoded.rejected).toBe(list.length)
      for (const record of decoded.records) recordSchema.parse(record)
    }),
  )
})

test.each<[string, object, RegExp]>([
  ['a text for a longitude', { ...good('x'), lon: 'NaN' }, /^position: NaN, 31/],
  ['half a position', { code: 'x', name: 'n', lon: 121 }, /^position: 121, undefined/],
  ['a place beyond the earth', { ...good('x'), lat: 91 }, /not on earth/],
  ['a year 275760', { ...good('x'), observedAt: 8_640_000_000_000_000 }, /^observedAt/],
  ['the 31st of February', { ...good('x'), observedAt: '2026-02-31 10:00:00' }, /^observedAt/],
  ['no id', { name: 'n' }, /^id/],
  ['a missing name', { code: 'x' }, /^name/],
  ['a count that is none', { ...good('x'), quantity: 'many' }, /^quantity/],
  ['a key into prototypes', JSON.parse('{"code":"x","name":"n","a":{"constructor":1}}') as object, /"constructor" is refused/],
])('%s is refused with its reason and an excerpt, and only it', (_name, item, reason) => {
  const decoded = decode(SUPPLY, [good('a'), item, good('b')])
  expect(decoded.records.map((record) => record.id)).toEqual(['a', 'b'])
  expect(decoded.rejects).toHaveLength(1)
  expect(decoded.rejects[0]!.reason).toMatch(reason)
  expect(decoded.rejects[0]!.excerpt.length).toBeLessThanOrEqual(300)
})

test('bare NaN, as some sources write it, costs only its own record', () => {
  const decoded = decode(SUPPLY, '[{"code":"a","name":"NaN is a name","lon":121,"lat":31},{"code":"b","name":"n","lon":NaN,"lat":-Infinity}]')
  expect(decoded.records.map((record) => record.body['name'])).toEqual(['NaN is a name'])
  expect(decoded.rejects[0]!.reason).toContain('position')
})

test.each<[string, string, RegExp]>([
  ['nested a million deep', '['.repeat(1_000_000), /deeper than 32/],
  ['broken', '[{"code":', /not JSON/],
  ['too many items', JSON.stringify(Array.from({ length: 100_001 }, () => 1)), /100001 items/],
  ['larger than the limit', JSON.stringify(['x'.repeat(5 * 1024 * 1024)]), /larger than/],
])('a document %s is refused whole and at once', (_name, text, reason) => {
  const decoded = decode({ ...SUPPLY }, text)
  expect(decoded.records).toEqual([])
  expect(decoded.rejects[0]!.reason).toMatch(reason)
})

test('unknown fields are counted and stripped, never refused; fields that are known and not wanted are not counted', () => {
  const decoded = decode({ dataset: 'supply', map: { id: 'code', ignore: ['note'] } }, [{ ...good('a'), note: 'x', extra: 1, more: {} }])
  expect(decoded.unknownFields).toBe(2)
  expect(decoded.records[0]!.body).toEqual({ name: '沙袋' })
})

test('a clock that runs ahead is taken at the moment of arrival and counted', () => {
  const decoded = decode(SUPPLY, [
    { ...good('a'), observedAt: NOW + 3_600_000 },
    { ...good('b'), observedAt: NOW - 1000 },
  ])
  expect(decoded.records.map((record) => record.observedAt)).toEqual([NOW, NOW - 1000])
  expect(decoded.clockAhead).toBe(1)
})

test('MQTT: the topic names the record, a bare number is its value', () => {
  const feed: Partial<FeedInput> = { adapter: 'mqtt', topic: 'plant/+/pressure' }
  expect(decode(feed, '0.27', { topic: 'plant/p-7/pressure' }).records[0]).toMatchObject({ id: 'p-7', body: { value: 0.27 }, observedAt: NOW })
  expect(decode(feed, { value: '3.5', unit: 'MPa' }, { topic: 'plant/p-8/pressure' }).records[0]).toMatchObject({
    id: 'p-8',
    body: { value: 3.5, unit: 'MPa' },
  })
  expect(decode({ ...feed, map: { id: '#topic.0' } }, '1', { topic: 'plant/p-8/pressure' }).records[0]!.id).toBe('plant')
})

test('SSE: only the named events are this feed’s', () => {
  const feed: Partial<FeedInput> = { ...SUPPLY, adapter: 'sse', events: ['stock'] }
  expect(decode(feed, good('a'), { event: 'stock' }).records).toHaveLength(1)
  expect(decode(feed, good('a'), { event: 'other' })).toMatchObject({ records: [], rejected: 0 })
})

test('conditions pass over what is somebody else’s, tombstones need no body', () => {
  const feed: Partial<FeedInput> = { dataset: 'supply', where: [{ path: 'kind', in: ['depot'] }], map: { id: 'code', deleted: { path: 'gone', equals: 1 } } }
  const decoded = decode(feed, [
    { ...good('a'), kind: 'depot' },
    { ...good('b'), kind: 'shop' },
    { code: 'c', kind: 'depot', gone: '1' },
  ])
  expect(decoded.rejected).toBe(0)
  expect(decoded.records.map((record) => [record.id, record.deleted ?? false])).toEqual([
    ['a', false],
    ['c', true],
  ])
})

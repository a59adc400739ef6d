// SPDX-License-Identifier: Apache-2.0
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { OUTLINE, TOWNS, isInside } from '../model/outline.ts'
import { STORY_IDS, storyOf } from '../stories/index.ts'
import { atomXml, capXml } from './document.ts'
import { gravest, messagesAt } from './message.ts'
import type { WarningMessage } from './message.ts'
import type { StoryId } from '../stories/index.ts'

const ZERO_AT = Date.UTC(2026, 6, 18, 14, 0, 0)
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => ['area', 'parameter', 'entry', 'polygon'].includes(name) })

function messages(story: StoryId, seconds: number): WarningMessage[] {
  return messagesAt({ seed: 1, story: storyOf(story), dayOffsetMs: 0 }, { elapsedMs: seconds * 1000, zeroAt: ZERO_AT })
}

function inForce(story: StoryId, seconds: number): string[] {
  return messages(story, seconds)
    .filter((message) => message.inForce)
    .map((message) => message.event)
}

test('warnings of the stories over time', () => {
  expect(inForce('calm', 5)).toEqual(['大风蓝色预警'])
  expect(inForce('rainstorm', 5)).toEqual(['台风黄色预警'])
  expect(inForce('rainstorm', 100).sort()).toEqual(['台风黄色预警', '暴雨黄色预警', '雷电黄色预警'].sort())
  expect(inForce('rainstorm', 300).sort()).toEqual(['台风黄色预警', '暴雨橙色预警', '雷电黄色预警'].sort())
  expect(inForce('rainstorm', 1300).sort()).toEqual(['台风黄色预警', '暴雨橙色预警'].sort())
  expect(gravest(messages('rainstorm', 1300))?.event).toBe('暴雨橙色预警')
})

test('an update and a cancel name the message they follow', () => {
  const all = messages('rainstorm', 1300)
  const rain = all.filter((message) => message.step.chain === 'rain')
  expect(rain.map((message) => message.step.type)).toEqual(['Alert', 'Update'])
  expect(rain[1]?.references).toBe(`${rain[0]?.sender},${rain[0]?.identifier},${rain[0]?.sent}`)
  const cancel = all.find((message) => message.step.type === 'Cancel')
  expect(cancel?.references).toContain(all.find((message) => message.step.chain === 'lightning')?.identifier)
  expect(all.map((message) => message.identifier).filter((id) => !/^31(0117|0000)41600000_\d{14}_\d$/.test(id))).toEqual([])
})

test('a warning of a wall that runs for days is renewed before it expires', () => {
  const days = messages('calm', 3 * 86_400)
  const valid = days.filter((message) => message.inForce)
  expect(valid).toHaveLength(1)
  expect(Date.parse(valid[0]?.expires ?? '')).toBeGreaterThan(ZERO_AT + 3 * 86_400_000)
  expect(days.length).toBeLessThan(6)
})

test.each(STORY_IDS)('%s: documents are well-formed CAP 1.2, marked 演示, areas within the outline', (story) => {
  for (const message of messages(story, 1300)) {
    const text = capXml(message)
    expect(XMLValidator.validate(text)).toBe(true)
    const { alert } = parser.parse(text)
    expect(alert['@_xmlns']).toBe('urn:oasis:names:tc:emergency:cap:1.2')
    expect([alert.status, alert.scope, alert.identifier, alert.msgType]).toEqual(['Actual', 'Public', message.identifier, message.step.type])
    expect(alert.note).toContain('演示')
    expect(alert.info.senderName).toContain('演示')
    expect(['Extreme', 'Severe', 'Moderate', 'Minor']).toContain(alert.info.severity)
    for (const area of alert.info.area) {
      expect(area.geocode.value).toMatch(/^310117/)
      for (const polygon of area.polygon) checkPolygon(polygon)
    }
  }
})

/** Closed, at least four points, and every point a vertex of our own outline or town cells, or inside. */
function checkPolygon(polygon: string): void {
  const points = polygon.split(' ').map((pair) => pair.split(',').map(Number))
  expect(points.length).toBeGreaterThanOrEqual(4)
  expect(points.at(-1)).toEqual(points[0])
  const rings = [OUTLINE, ...TOWNS.map((town) => town.ring)].flat()
  for (const [lat = 0, lon = 0] of points) {
    expect(isInside({ lon, lat }) || rings.some((vertex) => vertex[0] === lon && vertex[1] === lat), `${lon},${lat}`).toBe(true)
  }
}

test('the Atom index links every message', () => {
  const all = messages('rainstorm', 1300)
  const text = atomXml(all, { base: 'http://127.0.0.1:1', updated: '2026-07-18T22:00:00+08:00' })
  expect(XMLValidator.validate(text)).toBe(true)
  const links = parser.parse(text).feed.entry.map((entry: { link: { '@_href': string } }) => entry.link['@_href'])
  expect(links).toEqual(all.map((message) => `http://127.0.0.1:1/cap/${message.identifier}.xml`))
})

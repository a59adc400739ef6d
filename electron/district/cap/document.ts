// SPDX-License-Identifier: Apache-2.0
import { OUTLINE, townOf } from '../model/outline.ts'
import { colourName, senderOf } from './message.ts'
import type { Colour } from './colour.ts'
import type { WarningMessage } from './message.ts'

const SEVERITY: Readonly<Record<Colour, string>> = { blue: 'Minor', yellow: 'Moderate', orange: 'Severe', red: 'Extreme' }

/** A CAP 1.2 alert as XML. */
export function capXml(message: WarningMessage): string {
  const { step } = message
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
    element('identifier', message.identifier),
    element('sender', message.sender),
    element('sent', message.sent),
    element('status', 'Actual'),
    element('msgType', step.type),
    element('scope', 'Public'),
    element('note', '演示数据 demonstration data'),
    ...(message.references === null ? [] : [element('references', message.references)]),
    ...infoLines(message),
    '</alert>',
    '',
  ]
  return lines.join('\n')
}

/** The Atom index of alerts; each entry links to its CAP document. */
export function atomXml(messages: readonly WarningMessage[], about: { base: string; updated: string }): string {
  const entries = messages.flatMap((message) => [
    '<entry>',
    element('id', `urn:cap:${message.identifier}`),
    element('title', message.headline),
    element('updated', message.sent),
    element('summary', message.step.type === 'Cancel' ? '已解除' : message.inForce ? '生效' : '已被更新'),
    `<link rel="alternate" type="application/cap+xml" href="${escapeXml(`${about.base}/cap/${message.identifier}.xml`)}"/>`,
    '</entry>',
  ])
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', 'urn:demonstration-district:310117:cap'),
    element('title', '示范区预警索引(演示数据)'),
    element('updated', about.updated),
    `<link rel="self" href="${escapeXml(`${about.base}/cap/atom.xml`)}"/>`,
    '<author><name>示范区(演示数据)</name></author>',
    ...entries,
    '</feed>',
    '',
  ].join('\n')
}

function infoLines(message: WarningMessage): string[] {
  const { step } = message
  const active = step.type !== 'Cancel'
  return [
    '<info>',
    element('language', 'zh-CN'),
    element('category', 'Met'),
    element('event', message.event),
    element('responseType', active ? 'Prepare' : 'AllClear'),
    element('urgency', active ? 'Expected' : 'Past'),
    element('severity', SEVERITY[step.colour]),
    element('certainty', 'Likely'),
    pair('eventCode', '12379', step.code),
    element('effective', message.sent),
    element('onset', message.sent),
    element('expires', message.expires),
    element('senderName', senderOf(step).name),
    element('headline', message.headline),
    element('description', step.description),
    element('instruction', step.instruction),
    pair('parameter', 'colour', step.colour),
    pair('parameter', 'levelName', colourName(step.colour)),
    pair('parameter', 'warningType', step.warningType),
    ...areaLines(step.towns),
    '</info>',
  ]
}

function areaLines(townCodes: readonly string[]): string[] {
  if (townCodes.length === 0) return areaOf('松江区', '310117', OUTLINE)
  return townCodes.flatMap((code) => {
    const town = townOf(code)
    return areaOf(town.name, code, town.ring)
  })
}

function areaOf(name: string, code: string, ring: readonly (readonly number[])[]): string[] {
  const polygon = ring.map((point) => `${point[1] ?? 0},${point[0] ?? 0}`).join(' ')
  return ['<area>', element('areaDesc', name), element('polygon', polygon), pair('geocode', '310117-division', code), '</area>']
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

function pair(name: string, valueName: string, value: string): string {
  return `<${name}>${element('valueName', valueName)}${element('value', value)}</${name}>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

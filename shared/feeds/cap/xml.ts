// SPDX-License-Identifier: Apache-2.0
import { XMLParser } from 'fast-xml-parser'
import { failure, success, type Result } from '../../base/index.ts'
import { DEEPEST } from '../document.ts'

const MOST_TAGS = 50_000
const LISTS = new Set(['info', 'area', 'polygon', 'circle', 'parameter', 'eventCode', 'geocode', 'category', 'entry', 'link'])
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

// Entities are left alone by the parser and resolved below, in one pass that cannot expand.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
  isArray: (name) => LISTS.has(name),
})

/** Parses XML without document type, entities of its own or endless nesting; those are refused before anything is parsed. */
export function readXml(text: string): Result<Record<string, unknown>, 'doctype' | 'limit' | 'syntax'> {
  if (/<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) return failure('doctype', 'XML with a document type (DOCTYPE) is refused')
  const tags = text.split('<', MOST_TAGS + 2).length - 1
  if (tags > MOST_TAGS) return failure('limit', `the document has more than ${MOST_TAGS} tags`)
  try {
    const root = parser.parse(text, true) as Record<string, unknown>
    return success(resolveEntities(root) as Record<string, unknown>)
  } catch (error) {
    return failure('syntax', `not readable XML: ${(error as Error).message.slice(0, 120)}`)
  }
}

function resolveEntities(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('&') ? value.replace(/&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,4});/g, resolveOne) : value
  if (Array.isArray(value)) return value.map(resolveEntities)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, resolveEntities(inside)]))
}

function resolveOne(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? whole
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
}

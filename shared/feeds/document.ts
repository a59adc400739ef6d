// SPDX-License-Identifier: Apache-2.0
import { failure, success, type Result } from '../base/index.ts'

/** Deepest nesting of a document; deeper ones are refused before they are parsed. */
export const DEEPEST = 32
/** Most items of one document. */
export const MOST_ITEMS = 100_000

// Every runtime of ours has it; the plain ECMAScript library that types this room leaves it out.
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string }

const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype'])
const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d]
// One alternative eats whole strings, so that a NaN inside a text is left alone.
const NOT_JSON_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g

/** UTF-8 text of the bytes, without a byte-order mark; fails when it is not UTF-8. */
export function readText(bytes: Uint8Array): Result<string, 'encoding'> {
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return failure('encoding', 'the bytes are not UTF-8')
  }
}

/** Parses JSON with its nesting checked first. Bare NaN and Infinity, which some sources write, become texts, so that only their records fail. */
export function readJson(text: string): Result<unknown, 'depth' | 'syntax'> {
  if (depthExceeds(text, DEEPEST)) return failure('depth', `the document nests deeper than ${DEEPEST}`)
  try {
    return success(JSON.parse(text))
  } catch (error) {
    return /NaN|Infinity/.test(text) ? readLoose(text) : failure('syntax', `not JSON: ${(error as Error).message.slice(0, 120)}`)
  }
}

function readLoose(text: string): Result<unknown, 'syntax'> {
  try {
    return success(JSON.parse(text.replace(NOT_JSON_NUMBERS, (token) => (token.startsWith('"') ? token : `"${token}"`))))
  } catch (error) {
    return failure('syntax', `not JSON: ${(error as Error).message.slice(0, 120)}`)
  }
}

/** Tells whether a text may hold a key that reaches into prototypes; then each item is looked through. */
export function mayHoldDangerousKeys(text: string): boolean {
  return text.includes('__proto__') || text.includes('constructor') || text.includes('prototype') || text.includes('\\u')
}

/** Name of a key inside the value that reaches into prototypes, or null. */
export function dangerousKeyIn(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return null
  for (const name of Object.keys(value)) {
    if (!Array.isArray(value) && DANGEROUS.has(name)) return name
    const inside = dangerousKeyIn((value as Record<string, unknown>)[name])
    if (inside !== null) return inside
  }
  return null
}

function depthExceeds(text: string, limit: number): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === QUOTE) index = endOfString(text, index)
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (++depth > limit) return true
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1
  }
  return false
}

function endOfString(text: string, from: number): number {
  let index = from + 1
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === BACKSLASH) index += 1
    else if (code === QUOTE) break
  }
  return index
}

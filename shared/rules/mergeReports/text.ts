// SPDX-License-Identifier: Apache-2.0

// Words that stand in nearly every call and so say nothing about which event it is.
const EMPTY_WORDS = /上海市|松江区|报警人称|报警|来电|群众|反映|有人|发现|发生|附近|现场/g
const NUMERAL_WIDTH = /[^\p{Script=Han}a-z0-9]/gu
const HOUSE_NUMBER = /([\p{Script=Han}]{1,8}?(?:公路|大道|路|街|巷|弄))(\d{1,5})(?:弄|号)/gu
// 100-1号 and 100、102号 are told by their first number; without their sign they would run together into another one.
const NUMBER_RANGE = /(\d{1,5})(?:\s*[-—–~、,至]\s*\d{1,5})+(?=\s*[号弄])/g
// What leads to a road is no part of its name; at least two characters of the name stay (新镇街 is a road).
const BEFORE_ROAD = /^.*(?:街道|镇|区|乡|位于|地处|地址|靠近|[在至到])(?=.{2,}(?:路|街|巷|弄|道)$)/u

/** Chinese text without width, case, punctuation and words that every call has. */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(EMPTY_WORDS, '').replace(NUMERAL_WIDTH, '')
}

/** Similarity of two texts by their pairs of neighbouring characters (Dice), 0 to 1. */
export function textSimilarity(a: string, b: string): number {
  const left = bigrams(normaliseText(a))
  const right = bigrams(normaliseText(b))
  if (left.size === 0 || right.size === 0) return 0
  const shared = [...left].filter((pair) => right.has(pair)).length
  return (2 * shared) / (left.size + right.size)
}

function bigrams(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < text.length; index++) pairs.add(text.slice(index, index + 2))
  return pairs
}

/** A road and the number on it. */
export interface HouseNumber {
  readonly road: string
  readonly number: string
}

/** Roads with house numbers (路…号, 路…弄) named in a text. */
export function houseNumbers(text: string): HouseNumber[] {
  const single = text.normalize('NFKC').replace(NUMBER_RANGE, '$1')
  return [...normaliseText(single).matchAll(HOUSE_NUMBER)].map(([, road = '', number = '']) => ({
    road: road.replace(BEFORE_ROAD, ''),
    number: String(Number(number)),
  }))
}

/** 1 where the texts name the same number of a road, 0 where both name numbers and none agrees, null where one names none. */
export function sameHouseNumber(a: string, b: string): number | null {
  const left = houseNumbers(a)
  const right = houseNumbers(b)
  if (left.length === 0 || right.length === 0) return null
  return left.some((one) => right.some((other) => one.number === other.number && sameRoad(one.road, other.road))) ? 1 : 0
}

// What stands before the road cannot be told from its name, so the shorter one decides.
function sameRoad(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a)
}

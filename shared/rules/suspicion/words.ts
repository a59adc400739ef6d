// SPDX-License-Identifier: Apache-2.0

const DENIED = /(?:无|没有|未造成|未发生|未发现|未见|尚未|暂无|不涉及)(?:人员|人|群众|乘客|任何|造成|其他|重大|明显|发现|发生)*$/
const LOOK_BACK = 12

/** Words of casualties a text states; what it denies (无人受伤, 未造成人员伤亡) is left out. */
export function casualtyWordsIn(text: string, words: readonly string[]): string[] {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  return words.filter((word) => isStated(plain, word))
}

function isStated(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!DENIED.test(text.slice(Math.max(0, at - LOOK_BACK), at))) return true
  }
  return false
}

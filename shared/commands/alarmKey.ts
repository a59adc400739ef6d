// SPDX-License-Identifier: Apache-2.0

const LONGEST = 200

/** A permanent key of an alarm within its length: of a longer one the end is replaced by its checksum. */
export function alarmKey(words: string): string {
  if (words.length <= LONGEST) return words
  let hash = 0
  for (let index = 0; index < words.length; index++) hash = (Math.imul(hash, 31) + words.charCodeAt(index)) >>> 0
  return `${words.slice(0, LONGEST - 9)}~${hash.toString(16)}`
}

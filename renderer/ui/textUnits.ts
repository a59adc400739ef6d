// SPDX-License-Identifier: Apache-2.0

/** Width of a text in ems, roughly: Chinese characters are one em wide, others about 0.6. For columns that must fit their longest text. */
export function textUnits(text: string): number {
  let units = 0
  for (const character of text) units += character > '\u2e7f' ? 1 : 0.6
  return units
}

/** Width in ems of the longest of some texts, at least `least`. */
export function longestUnits(texts: readonly string[], least: number): number {
  return Math.max(least, ...texts.map(textUnits))
}

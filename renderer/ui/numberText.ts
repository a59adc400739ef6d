// SPDX-License-Identifier: Apache-2.0

/** Shown wherever a value is missing; a blank would look like zero or like a fault of the screen. */
export const DASH = '—'

/** A number with fixed decimals and thousands commas; a missing one as a dash. Minus is the true minus sign. */
export function numberText(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH
  const fixed = Math.abs(value).toFixed(decimals)
  const [whole = '0', fraction] = fixed.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 && Number(fixed) !== 0 ? '−' : ''
  return sign + grouped + (fraction === undefined ? '' : '.' + fraction)
}

/** A change with its sign always written: 「+3.1」, 「−4」. */
export function signedText(value: number, decimals = 0): string {
  const text = numberText(value, decimals)
  return text.startsWith('−') ? text : '+' + text
}

/** As many decimals as the value needs, at most `most`: 0.9, 12, 1.25. */
export function shortNumberText(value: number, most = 2): string {
  const text = numberText(value, most)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

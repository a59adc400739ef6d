// SPDX-License-Identifier: Apache-2.0

/** Colour of a response level (应急响应级别): Ⅰ red, Ⅱ orange, Ⅲ yellow, Ⅳ blue. */
export const LEVEL_COLOURS = { 1: 'red', 2: 'orange', 3: 'yellow', 4: 'blue' } as const

/** Short name of a plan: 「防汛防台专项应急预案」 reads 「防汛防台」 on a band; other names stay as they are. */
export function planShortName(plan: string): string {
  return plan.replace(/(专项)?(应急)?预案$/, '') || plan
}

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { RefusalText } from './refusals.ts'

const CHINESE = { error: z.locales.zhCN().localeError }

/** The first thing wrong with an input, its field path first, in both languages; `whole` is said where the input as such is wrong. Null when nothing is. */
export function issueText(schema: z.ZodType, input: unknown, whole: string): RefusalText | null {
  const parsed = schema.safeParse(input)
  if (parsed.success) return null
  const again = schema.safeParse(input, CHINESE)
  return { en: sayIssue(parsed.error, whole), zh: inChinese(again.error ?? parsed.error, whole) }
}

/** The first issue as `path: message`. */
export function sayIssue(error: z.ZodError, whole: string): string {
  const issue = error.issues[0]
  return `${issue?.path.join('.') || whole}: ${issue?.message ?? 'not valid'}`
}

/** A schema's own English sentence stays readable behind a Chinese one. */
function inChinese(error: z.ZodError, whole: string): string {
  const said = error.issues[0]?.message ?? ''
  return /[\u3400-\u9fff]/.test(said) ? sayIssue(error, whole) : `${error.issues[0]?.path.join('.') || whole}: 格式不符: ${said}`
}

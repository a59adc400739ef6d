// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import type { RefusalText } from './refusals.ts'

// What schemas say in words of their own.
const OWN_WORDS: Readonly<Record<string, string>> = {
  'drill- and then lower-case letters, digits and hyphens, at most 40': '须为 drill- 加小写字母、数字或连字符, 至多 40 个',
  'lower-case letters, digits, dot and hyphen, at most 64': '须为小写字母、数字、点或连字符, 至多 64 个',
  'lower-case letters, digits and : . -, at most 120': '须为小写字母、数字或 : . -, 至多 120 个',
  'letters, digits and . _ : @ -': '须为文字、数字或 . _ : @ -',
  'a SHA-256 in lower-case hexadecimal': '须为小写十六进制的 SHA-256',
  'a day such as 2026-01-31': '须为日期, 如 2026-01-31',
}
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

/** A schema's own sentence is said in Chinese; one that nobody translated stays readable behind a Chinese word. */
function inChinese(error: z.ZodError, whole: string): string {
  const said = error.issues[0]?.message ?? ''
  return /[\u3400-\u9fff]/.test(said) ? sayIssue(error, whole) : `${error.issues[0]?.path.join('.') || whole}: 格式不符: ${ownValue(OWN_WORDS, said) ?? said}`
}

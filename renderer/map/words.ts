// SPDX-License-Identifier: Apache-2.0
import en from './locales/en.json' with { type: 'json' }
import zhCN from './locales/zh-CN.json' with { type: 'json' }
import type { MapLocale } from './mark.ts'

const WORDS: Record<MapLocale, typeof zhCN> = { 'zh-CN': zhCN, en }

/** The map's own few words. */
export function wordsFor(locale: MapLocale): typeof zhCN {
  return WORDS[locale]
}

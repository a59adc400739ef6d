// SPDX-License-Identifier: Apache-2.0
import type { MapLocale } from '../map/index.ts'
import en from './locales/en.json' with { type: 'json' }
import zhCN from './locales/zh-CN.json' with { type: 'json' }

const WORDS: Record<MapLocale, typeof zhCN> = { 'zh-CN': zhCN, en }

/** Classes of things that layers draw. */
export type LayerClass = 'incident' | 'team' | 'supply' | 'sensor' | 'facility' | 'vehicle'

/** The layers' words in a language. */
export function wordsFor(locale: MapLocale): typeof zhCN {
  return WORDS[locale]
}

/** `1.6 km` */
export function distanceText(kilometres: number, locale: MapLocale): string {
  return wordsFor(locale).kilometres.replace('{n}', kilometres.toFixed(1))
}

/**
 * The one character for a kind (`fire`, `road.pond`, …): the kind's own, that of its first part, or that of
 * its class when the kind is unknown.
 */
export function glyphFor(kind: unknown, fallback: LayerClass, locale: MapLocale): string {
  const glyphs: Record<string, string> = wordsFor(locale).glyphs
  const name = typeof kind === 'string' ? kind : ''
  const own = (key: string): string | undefined => (Object.hasOwn(glyphs, key) ? glyphs[key] : undefined)
  return own(name) ?? own(name.split('.')[0] ?? '') ?? glyphs[fallback] ?? '?'
}

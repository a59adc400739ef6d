// SPDX-License-Identifier: Apache-2.0
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { beijingDay, beijingParts, spanParts, timeOnDayText, timeText } from './instantText.ts'

/** Text in both languages of the product. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** Words of the page's language. All functions are reactive: they read the current locale. */
export interface Words {
  /** Translated message by key, with named values. */
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string
  readonly language: ComputedRef<'zh' | 'en'>
  /** The side of a bilingual text that this page shows. */
  readonly pick: (text: Bilingual) => string
  /** A unit of the configuration in the page's language; units that need no translation stay as they are. */
  readonly unit: (unit: string) => string
  /** 「12 秒前」 */
  readonly ago: (spanMs: number) => string
  /** 「10:42」, 「昨 23:47」: for narrow places; days before yesterday with their date. */
  readonly shortTime: (at: number, now: number) => string
  /** 「21 分钟」 */
  readonly span: (spanMs: number) => string
  /** 「2026年5月20日 周三」 */
  readonly date: (at: number) => string
}

/** The page's words, from the global vue-i18n scope. */
export function useWords(): Words {
  const { t: translate, te, locale } = useI18n({ useScope: 'global' })
  const language = computed<'zh' | 'en'>(() => (locale.value.startsWith('zh') ? 'zh' : 'en'))
  const t: Words['t'] = (key, values) => (values ? translate(key, { ...values }) : translate(key))
  const count = (prefix: string, spanMs: number): string => {
    const parts = spanParts(spanMs)
    return t(`common.${prefix}.${parts.unit}`, { n: parts.count })
  }
  return {
    t,
    language,
    pick: (text) => text[language.value],
    unit: (unit) => (/^[\u4e00-\u9fff]+$/.test(unit) && te('common.units.' + unit) ? translate('common.units.' + unit) : unit),
    shortTime: (at, now) => (beijingDay(at) === beijingDay(now) - 1 ? t('common.yesterday', { time: timeText(at) }) : timeOnDayText(at, now)),
    ago: (spanMs) => count('ago', spanMs),
    span: (spanMs) => count('span', spanMs),
    date: (at) => {
      const { year, month, day, weekday } = beijingParts(at)
      return t('common.date', { year, day, month: t(`common.month.${month}`), weekday: t(`common.weekday.${weekday}`) })
    },
  }
}

// SPDX-License-Identifier: Apache-2.0
import { REFUSAL_WORDS, type RefusalCode } from '../../../shared/contracts/index.ts'

type Words = { readonly [Code in RefusalCode]: string }

function wordsIn(locale: 'zh' | 'en'): Words {
  return Object.fromEntries(Object.entries(REFUSAL_WORDS).map(([code, words]) => [code, words[locale]])) as Words
}

/** Words of every refusal code; they have one home, beside the codes. */
export const refusalWords = { zh: wordsIn('zh'), en: wordsIn('en') } as const

// SPDX-License-Identifier: Apache-2.0
import { createI18n } from 'vue-i18n'
import { commonWords } from './locales/common.ts'
import { consoleWords } from './locales/console.ts'
import { mapPanelWords } from './locales/mapPanel.ts'
import { panelWords } from './locales/panels.ts'
import { refusalWords } from './locales/refusals.ts'
import { stageWords } from './locales/stage.ts'

/** All words of the interface: Chinese first, English second; every key exists in both, checked by type. */
export function createWords(locale: 'zh-CN' | 'en') {
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'zh-CN',
    messages: {
      'zh-CN': {
        common: commonWords.zh,
        stage: stageWords.zh,
        console: consoleWords.zh,
        refusals: refusalWords.zh,
        panels: { ...panelWords.zh, map: mapPanelWords.zh },
      },
      en: {
        common: commonWords.en,
        stage: stageWords.en,
        console: consoleWords.en,
        refusals: refusalWords.en,
        panels: { ...panelWords.en, map: mapPanelWords.en },
      },
    },
  })
}

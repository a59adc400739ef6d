// SPDX-License-Identifier: Apache-2.0
import { useI18n } from 'vue-i18n'
import { realmOf } from '../../../shared/hall/index.ts'
import { findLayout } from '../../../shared/layouts/index.ts'
import { useLive } from '../../live/index.ts'
import { useWords } from '../../ui/index.ts'
import type { ActionLine, ActionValue } from './model.ts'

/** Words for lines of the action list: what was done, and by whom. */
export function useActionWords(): { readonly what: (line: ActionLine) => string; readonly who: (line: ActionLine) => string } {
  const live = useLive()
  const { t, pick } = useWords()
  const { te } = useI18n({ useScope: 'global' })
  const valueText = (value: ActionValue): string => {
    if (typeof value === 'string') return value
    if ('words' in value) return t(value.words)
    if ('incident' in value) return realmOf(live.liveHall.value).incidents[value.incident]?.title ?? value.incident
    return pick(findLayout(live.description.layouts, value.layout)?.title ?? { zh: value.layout, en: value.layout })
  }
  return {
    what: (line) => t('console.actions.' + line.key, Object.fromEntries(Object.entries(line.values).map(([name, value]) => [name, valueText(value)]))),
    who: (line) => {
      const principal = line.who.replace(/^token:.*$/, 'token')
      return te('console.actions.who.' + principal) ? t('console.actions.who.' + principal) : line.who
    },
  }
}

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { realmOf } from '../hall/index.ts'
import { settledAt, suggestionOf } from '../hall/warnings/suggestions.ts'
import { accept, defineCommand } from './command.ts'
import { findPerson, personInput } from './dutyPeople.ts'
import { refuse } from './refusals.ts'

const decline = defineCommand({
  summary: 'Give the reason why no response is started that an official warning (预警) suggests; the warning asks no more until it is raised.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ warning: z.string().trim().min(1).max(400), reason: z.string().trim().min(1).max(1000), by: personInput }),
  output: z.strictObject({ warning: z.string() }),
  plan: (state, input, { realm: realmId, rules }) => {
    const realm = realmOf(state, realmId)
    const warning = ownValue(realm.warnings, input.warning)
    if (!warning) return refuse('unknown-warning', { zh: `warning: 没有预警“${input.warning}”`, en: `warning: there is no warning "${input.warning}"` })
    const suggestion = suggestionOf(warning, rules.warningSuggestion)
    if (!suggestion) return refuse('wrong-state', { zh: `warning: “${warning.headline}”未建议响应`, en: `warning: "${warning.headline}" suggests no response` })
    if (warning.declined) return refuse('already-done', { zh: 'warning: 已填写未启动理由', en: 'warning: the reason was given before' })
    if (settledAt(realm, warning, suggestion) !== null)
      return refuse('wrong-state', {
        zh: 'warning: 已有同级或更高响应, 或此前已说明理由',
        en: 'warning: a response of that level or higher answers it, or the reason was given before',
      })
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const { question, headquarters, level } = suggestion
    const body = { key: input.warning, question, headquarters, level, reason: input.reason, by: by.value }
    return accept([{ type: 'warning.responseDeclined', body }], { warning: input.warning })
  },
})

/** Commands about what warnings (预警) suggest. */
export const WARNING_COMMANDS = { 'warning.declineResponse': decline } as const

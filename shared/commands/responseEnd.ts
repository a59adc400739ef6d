// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { EventBody, HallResponse, HallState } from '../hall/index.ts'
import { LEVEL_NUMERALS } from '../rules/commandRanks/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { refuse } from './refusals.ts'
import { approvalInput, judgeApproval, type MissingField } from './responseApproval.ts'
import { openOfResponse } from './responseOpen.ts'
import { findActive, madeId, messageDrafts } from './responseParts.ts'
import { standDownSeats } from './responseSeats.ts'
import { returnOfResponse } from './responseWall.ts'

const shownAgain = z.strictObject({ layoutId: z.string(), screens: z.array(z.string()) })

/** Records that a response ends: its screens show again what they showed before it. */
export const end = defineCommand({
  summary: 'Record that a response ended, with its approval and summary; the screens it took show again what was there before.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id: z.string().min(1).max(300), summary: z.string().trim().max(4000).optional(), ...approvalInput }),
  output: z.strictObject({
    id: z.string(),
    returned: z.array(shownAgain),
    /** Layouts shown before that are gone from the configuration. */ gone: z.array(z.string()),
    messageIds: z.array(z.string()),
    /** What still belongs to the response and is not closed: somebody must look at it. */
    open: z.array(z.strictObject({ kind: z.string(), id: z.string(), text: z.string() })),
  }),
  inverse: 'hall.undo',
  plan: (state, input, context) => {
    const response = findActive(state, input.id, context)
    if (!response.ok) return response
    const { summary = '' } = input
    const missing: MissingField[] = summary === '' ? [['summary', '终止小结']] : []
    const approval = judgeApproval(state, input, { level: response.value.level, missing, notBefore: response.value.approval.at, context })
    if (!approval.ok) return approval
    const least = context.rules.responseLimits.summaryCharacters
    if ([...summary].length < least) return refuse('missing-fields', { zh: `summary: 终止小结至少 ${least} 字`, en: `summary: at least ${least} characters` })
    return ended(state, { response: response.value, body: { id: input.id, summary, approval: approval.value } }, context)
  },
})

interface Ending {
  readonly response: HallResponse
  readonly body: EventBody<'response.ended'>
}

function ended(state: HallState, { response, body }: Ending, context: PlanContext) {
  const wall = returnOfResponse(state, response, context)
  const handedOver = wall.handedOver.map(({ to, before }) => ({ to, before: [...before] }))
  const members = Object.values(response.members ?? {}).filter((member) => member.excusedAt === undefined)
  const text = `${response.plan}: ${LEVEL_NUMERALS[response.level]}级应急响应已终止, 进驻人员可撤离。`
  const messages = messageDrafts({ id: madeId('message', state.seq), kind: 'standDown', responseId: response.id, members, text }, context)
  const events: EventDraft[] = [
    { type: 'response.ended', body: { ...body, ...(handedOver.length > 0 ? { handedOver } : {}) } },
    ...wall.events,
    ...standDownSeats(state, [response.id], context),
    ...messages,
  ]
  const returned = wall.events.flatMap((draft) => (draft.type === 'layout.taken' ? [{ layoutId: draft.body.layoutId, screens: draft.body.screens }] : []))
  return accept(events, {
    id: response.id,
    returned,
    gone: [...wall.gone],
    messageIds: messages.map((message) => message.body.id),
    open: openOfResponse(state, response, context),
  })
}

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema, LIVE } from '../domain/index.ts'
import { accept, defineCommand } from './command.ts'
import { refuse } from './refusals.ts'

const screens = z.array(z.string().min(1).max(40)).min(1).max(400).optional()

const rewind = defineCommand({
  summary: 'Put all (or the named) screens at a recorded moment of the past; the wall says 回放.',
  roles: ['operator', 'leader', 'presenter', 'admin'],
  input: z.strictObject({ at: instantSchema, rate: z.number().min(0).max(16).default(1), screens }),
  output: z.strictObject({ at: z.number(), rate: z.number(), screens: z.array(z.string()) }),
  inverse: 'timeline.live',
  plan: (state, input, context) => {
    const all = Object.keys(state.wall.screens)
    const chosen = input.screens ?? all
    if (chosen.length === 0 || !chosen.every((id) => all.includes(id))) return refuse('unknown-screen', 'one of the screens is not in the wall profile')
    if (context.recordedFrom === null || input.at < context.recordedFrom || input.at > context.now) {
      const from = context.recordedFrom === null ? 'nothing is recorded yet' : `the record goes from ${new Date(context.recordedFrom).toISOString()} to now`
      return refuse('not-recorded', from)
    }
    const timeline = { v: 1 as const, mode: 'replay' as const, at: input.at, since: context.now, rate: input.rate }
    return accept([{ type: 'timeline.set', body: { screens: chosen, timeline } }], { at: input.at, rate: input.rate, screens: chosen })
  },
})

const live = defineCommand({
  summary: 'Return all (or the named) screens to the live clock.',
  roles: ['operator', 'leader', 'presenter', 'admin'],
  input: z.strictObject({ screens }),
  output: z.strictObject({ screens: z.array(z.string()) }),
  plan: (state, input) => {
    const all = Object.keys(state.wall.screens)
    const chosen = (input.screens ?? all).filter((id) => ownValue(state.wall.screens, id)?.timeline.mode === 'replay')
    if ((input.screens ?? []).some((id) => !all.includes(id))) return refuse('unknown-screen', 'one of the screens is not in the wall profile')
    if (chosen.length === 0) return refuse('already-live', 'these screens show the live clock already')
    return accept([{ type: 'timeline.set', body: { screens: chosen, timeline: LIVE } }], { screens: chosen })
  },
})

/** Commands of the timeline (回放). */
export const TIMELINE_COMMANDS = { 'timeline.rewind': rewind, 'timeline.live': live } as const

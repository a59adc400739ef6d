// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { incidentClassSchema, instantSchema, positionSchema } from '../domain/index.ts'
import { CLUE_KINDS, CLUE_RESULTS } from '../hall/clues/events.ts'
import { isOpenClue, type Clue } from '../hall/clues/state.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { futureRefusal, reasonMissing, withFollowUps } from './chainParts.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { findPerson, personInput, type Found } from './dutyPeople.ts'
import { openIncidentDrafts } from './incidentOpening.ts'
import { refuse } from './refusals.ts'

const clueId = z.string().min(1).max(120)
const reason = z.string().trim().min(1).max(1000)
const done = z.strictObject({ clueId: z.string(), changed: z.boolean() })

const register = defineCommand({
  summary: 'Register a clue (线索): something sensitive (敏感性), a trend (趋势性) or an early sign (苗头性), with its source.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({
    kind: z.enum(CLUE_KINDS),
    source: z.string().trim().min(1).max(200),
    content: z.string().trim().min(1).max(2000),
    receivedAt: instantSchema.optional(),
    place: z.string().trim().min(1).max(400).optional(),
    position: positionSchema.optional(),
    class: incidentClassSchema.optional(),
  }),
  output: z.strictObject({ clueId: z.string() }),
  plan: (state, input, context) => {
    const receivedAt = input.receivedAt ?? context.now
    const refused = futureRefusal('receivedAt', receivedAt, context.now)
    if (refused) return refused
    const id = `clue-${state.seq + 1}`
    return accept([{ type: 'clue.registered', body: { ...input, id, receivedAt } }], { clueId: id })
  },
})

const verify = defineCommand({
  summary: 'Record that somebody checked a clue, and what he found.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ clueId, by: personInput, at: instantSchema.optional(), result: z.enum(CLUE_RESULTS), note: z.string().trim().min(1).max(1000) }),
  output: done,
  plan: (state, input, context) => {
    const found = openClue(state, input.clueId, context)
    if (!found.ok) return found
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const at = input.at ?? context.now
    const refused = futureRefusal('at', at, context.now)
    if (refused) return refused
    if (at < found.value.receivedAt) return refuse('out-of-order', { zh: 'at: 核实早于线索来到', en: 'at: checked before the clue came' })
    const { result, note } = input
    return accept([{ type: 'clue.verified', body: { id: input.clueId, by: by.value, at, result, note } }], { clueId: input.clueId, changed: true })
  },
})

const convert = defineCommand({
  summary: 'A confirmed clue becomes an incident: a new one is opened, or it is linked to one that exists; unconfirmed only with a reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    clueId,
    incidentId: z.string().min(1).max(300).optional(),
    /** Title of the incident to be opened, where none exists. */
    title: z.string().trim().min(1).max(400).optional(),
    reason: reason.optional(),
  }),
  output: z.strictObject({ clueId: z.string(), incidentId: z.string() }),
  plan: (state, input, context) => {
    const found = openClue(state, input.clueId, context)
    if (!found.ok) return found
    if (found.value.verifications[0]?.result !== 'confirmed' && input.reason === undefined)
      return reasonMissing({ zh: '线索未经核实属实，转为事件', en: 'turning an unconfirmed clue into an incident' })
    const target = targetOf(state, input, { clue: found.value, context })
    if (!target.ok) return target
    const { incidentId, opening } = target.value
    const why = input.reason === undefined ? {} : { reason: input.reason }
    const drafts: EventDraft[] = [...opening, { type: 'clue.converted', body: { id: input.clueId, incidentId, ...why } }]
    return accept(withFollowUps(state, drafts, { incidentId, context }), { clueId: input.clueId, incidentId })
  },
})

const close = defineCommand({
  summary: 'Close a clue that leads to nothing, with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ clueId, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    if (input.reason === undefined) return reasonMissing({ zh: '关闭线索', en: 'closing a clue' })
    const found = openClue(state, input.clueId, context)
    if (!found.ok) return found
    return accept([{ type: 'clue.closed', body: { id: input.clueId, reason: input.reason } }], { clueId: input.clueId, changed: true })
  },
})

interface Target {
  readonly incidentId: string
  readonly opening: readonly EventDraft[]
}

interface Conversion {
  readonly incidentId?: string | undefined
  readonly title?: string | undefined
}

function targetOf(state: HallState, input: Conversion, { clue, context }: { readonly clue: Clue; readonly context: PlanContext }): Found<Target> {
  if (input.incidentId !== undefined) {
    if (ownValue(realmOf(state, context.realm).incidents, input.incidentId)) return { ok: true, value: { incidentId: input.incidentId, opening: [] } }
    return refuse('unknown-incident', { zh: `incidentId: 没有事件“${input.incidentId}”`, en: `incidentId: there is no incident "${input.incidentId}"` })
  }
  const place = { ...(clue.place === undefined ? {} : { address: clue.place }), ...(clue.position === undefined ? {} : { position: clue.position }) }
  const kind = clue.class === undefined ? {} : { class: clue.class }
  const opened = openIncidentDrafts(state, { title: input.title ?? clue.content.slice(0, 80), ...kind, ...place, from: 'clue' }, context)
  return opened.ok ? { ok: true, value: { incidentId: opened.value.id, opening: opened.value.events } } : opened
}

function openClue(state: HallState, id: string, { realm }: PlanContext): Found<Clue> {
  const value = ownValue(realmOf(state, realm).clues, id)
  if (!value) return refuse('unknown-entry', { zh: `clueId: 没有线索“${id}”`, en: `clueId: there is no clue "${id}"` })
  if (isOpenClue(value)) return { ok: true, value }
  const zh = value.status === 'converted' ? '已转为事件' : '已关闭'
  return refuse('already-done', { zh: `clueId: 线索“${id}”${zh}`, en: `clueId: the clue "${id}" is ${value.status}` })
}

/** Commands of clues (线索). */
export const CLUE_COMMANDS = { 'clue.register': register, 'clue.verify': verify, 'clue.convert': convert, 'clue.close': close } as const

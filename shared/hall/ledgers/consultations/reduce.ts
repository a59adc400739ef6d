// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../../base/index.ts'
import type { HallEvent } from '../../../domain/index.ts'
import type { RealmReducers } from '../../area.ts'
import { dropOldest } from '../../dropOldest.ts'
import type { EventBody } from '../../events.ts'
import type { RealmState } from '../../realm.ts'
import { corrected, given } from '../parts.ts'
import type { CONSULTATION_EVENTS } from './events.ts'
import type { Consultation, Decision, Risk } from './state.ts'

const CLOSED_KEPT = 200
const FOLLOW_UPS_KEPT = 100

/** How events of consultations and risks change a realm. */
export const CONSULTATION_REDUCERS: RealmReducers<typeof CONSULTATION_EVENTS> = {
  'consultation.opened': (realm, body, event) => {
    if (ownValue(realm.consultations, body.id)) return realm
    return put(realm, { ...body, openedAt: event.at, openedBy: event.actor.principal, minutes: [], decisions: [], corrections: [] })
  },
  'consultation.minuted': (realm, { id, minute }, event) =>
    changeOpen(realm, id, (one) => ({ ...one, minutes: [...one.minutes, { ...minute, at: event.at }] })),
  'consultation.decided': (realm, { id, decision }, event) =>
    changeOpen(realm, id, (one) => ({ ...one, decisions: [...one.decisions, { ...decision, at: event.at, followUps: [] }] })),
  'consultation.followedUp': (realm, body) => changeOpen(realm, body.id, (one) => followedUp(one, body)),
  'consultation.corrected': correct,
  'consultation.closed': (realm, { id, summary, reason }, event) =>
    changeOpen(realm, id, (one) => ({
      ...one,
      closed: { at: event.at, by: event.actor.principal, summary, ...(reason === undefined ? {} : { reason }) },
    })),
  'risk.added': (realm, body, event) =>
    ownValue(realm.risks, body.id) ? realm : putRisk(realm, { ...body, addedAt: event.at, addedBy: event.actor.principal, corrections: [] }),
  'risk.updated': (realm, { id, change, reason }, event) => {
    const risk = ownValue(realm.risks, id)
    if (!risk || risk.closed) return realm
    return putRisk(realm, corrected(risk, given(change) as Partial<Risk>, { at: event.at, by: event.actor.principal, reason }))
  },
  'risk.closed': (realm, { id, outcome }, event) => {
    const risk = ownValue(realm.risks, id)
    return !risk || risk.closed ? realm : putRisk(realm, { ...risk, closed: { at: event.at, by: event.actor.principal, outcome } })
  },
}

function followedUp(consultation: Consultation, { decisionId, followUp }: EventBody<'consultation.followedUp'>): Consultation {
  const decision = consultation.decisions.find((one) => one.id === decisionId)
  if (!decision || decision.doneAt !== undefined) return consultation
  const followUps = [...decision.followUps, followUp].slice(-FOLLOW_UPS_KEPT)
  const after: Decision = { ...decision, followUps, ...(followUp.isDone ? { doneAt: followUp.at } : {}) }
  return { ...consultation, decisions: consultation.decisions.map((one) => (one.id === decisionId ? after : one)) }
}

function correct(realm: RealmState, { id, partId, text, reason }: EventBody<'consultation.corrected'>, event: HallEvent): RealmState {
  const one = ownValue(realm.consultations, id)
  const part = [...(one?.minutes ?? []), ...(one?.decisions ?? [])].find((each) => each.id === partId)
  if (!one || !part) return realm
  const rewrite = <Part extends { readonly id: string; readonly text: string }>(parts: readonly Part[]): Part[] =>
    parts.map((each) => (each.id === partId ? { ...each, text } : each))
  const note = { at: event.at, by: event.actor.principal, reason, before: { [partId]: part.text } }
  return put(realm, { ...one, minutes: rewrite(one.minutes), decisions: rewrite(one.decisions), corrections: [note, ...one.corrections].slice(0, 50) })
}

function changeOpen(realm: RealmState, id: string, next: (consultation: Consultation) => Consultation): RealmState {
  const one = ownValue(realm.consultations, id)
  if (!one || one.closed) return realm
  const after = next(one)
  return after === one ? realm : put(realm, after)
}

function put(realm: RealmState, consultation: Consultation): RealmState {
  const all = { ...realm.consultations, [consultation.id]: consultation }
  return { ...realm, consultations: dropOldest(all, { isDone: (one) => one.closed !== undefined, at: (one) => one.closed?.at ?? 0, kept: CLOSED_KEPT }) }
}

function putRisk(realm: RealmState, risk: Risk): RealmState {
  const all = { ...realm.risks, [risk.id]: risk }
  return { ...realm, risks: dropOldest(all, { isDone: (one) => one.closed !== undefined, at: (one) => one.closed?.at ?? 0, kept: CLOSED_KEPT }) }
}

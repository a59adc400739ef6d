// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import { isOpenIncident } from '../incidents/state.ts'
import type { RealmState } from '../realm.ts'
import type { INTAKE_EVENTS } from './events.ts'
import type { Intake } from './state.ts'

const DONE_KEPT = 500
const NOTES_KEPT = 30
const YEARS_KEPT = 3

/** How events of the intake register change a realm. */
export const INTAKE_REDUCERS: RealmReducers<typeof INTAKE_EVENTS> = {
  'intake.recorded': record,
  'intake.drafted': (realm, body, event) =>
    change(realm, body.id, (intake) => {
      const { form, fields, missing } = body
      return noted({ ...intake, draft: { at: event.at, by: event.actor.principal, form, fields, missing } }, event, { what: 'drafted' })
    }),
  'intake.linked': (realm, body, event) =>
    change(realm, body.id, (intake) => {
      const before = intake.incidentId === undefined ? {} : { before: intake.incidentId }
      const reason = body.reason === undefined ? {} : { reason: body.reason }
      return noted({ ...intake, status: 'linked', incidentId: body.incidentId, endedAt: event.at }, event, { what: 'linked', ...before, ...reason })
    }),
  'intake.closed': (realm, body, event) =>
    change(realm, body.id, (intake) => noted({ ...intake, status: 'closed', endedAt: event.at }, event, { what: 'closed', reason: body.reason })),
  'intake.voided': (realm, body, event) =>
    change(realm, body.id, (intake) => noted({ ...intake, status: 'void', endedAt: event.at }, event, { what: 'voided', reason: body.reason })),
}

function record(realm: RealmState, body: EventBody<'intake.recorded'>, event: HallEvent): RealmState {
  if (ownValue(realm.intakes, body.id)) return realm
  const { year, ordinal, ...facts } = body
  const intake = { ...facts, status: 'open', recordedAt: event.at, recordedBy: event.actor.principal, history: [] } as Intake
  const numbers = { ...realm.intakeNumbers, [year]: Math.max(ownValue(realm.intakeNumbers, year) ?? 0, ordinal) }
  const intakeNumbers = Object.fromEntries(Object.entries(numbers).sort().slice(-YEARS_KEPT))
  return { ...realm, intakeNumbers, intakes: bounded(realm, { ...realm.intakes, [body.id]: intake }) }
}

// A linked intake is evidence of its incident and stays as long as that runs.
function bounded(realm: RealmState, intakes: RealmState['intakes']): RealmState['intakes'] {
  return dropOldest(intakes, {
    isDone: ({ status, incidentId }) => {
      if (status !== 'linked') return status !== 'open'
      const incident = ownValue(realm.incidents, incidentId ?? '')
      return !incident || !isOpenIncident(incident)
    },
    at: (intake) => intake.endedAt ?? intake.recordedAt,
    kept: DONE_KEPT,
  })
}

function noted(intake: Intake, event: HallEvent, step: Omit<Intake['history'][number], 'at' | 'by'>): Intake {
  return { ...intake, history: [{ at: event.at, by: event.actor.principal, ...step }, ...intake.history].slice(0, NOTES_KEPT) }
}

function change(realm: RealmState, id: string, next: (intake: Intake) => Intake): RealmState {
  const intake = ownValue(realm.intakes, id)
  return intake ? { ...realm, intakes: { ...realm.intakes, [id]: next(intake) } } : realm
}

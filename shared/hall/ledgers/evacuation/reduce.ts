// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../../base/index.ts'
import type { HallEvent } from '../../../domain/index.ts'
import type { RealmReducers } from '../../area.ts'
import { dropOldest } from '../../dropOldest.ts'
import type { EventBody } from '../../events.ts'
import type { RealmState } from '../../realm.ts'
import { given } from '../parts.ts'
import type { EVACUATION_EVENTS } from './events.ts'
import { evacuationTotals, OWN_PLACE, type Evacuation, type EvacuationArea, type Shelter } from './state.ts'

const CLOSED_KEPT = 100
const RECORDS_KEPT = 500
const CORRECTIONS_KEPT = 100
const NOBODY = { moved: 0, returned: 0 }

/** How events of the evacuation ledger change a realm. */
export const EVACUATION_REDUCERS: RealmReducers<typeof EVACUATION_EVENTS> = {
  'evacuation.planned': plan,
  'evacuation.recorded': (realm, body, event) => changeOpen(realm, body.id, (one) => complete(recorded(one, body, event), event)),
  'evacuation.corrected': (realm, body, event) => changeOpen(realm, body.id, (one) => complete(correctedBy(one, body, event), event)),
  'evacuation.closed': (realm, { id, summary, reason }, event) =>
    changeOpen(realm, id, (one) => ({
      ...one,
      closed: { at: event.at, by: event.actor.principal, summary, ...(reason === undefined ? {} : { reason }) },
    })),
}

/** A second plan under the same id adds areas and shelters to the first. */
function plan(realm: RealmState, body: EventBody<'evacuation.planned'>, event: HallEvent): RealmState {
  const known = ownValue(realm.evacuations, body.id)
  if (known?.closed) return realm
  const areas: EvacuationArea[] = body.areas.map((area) => ({ ...area, placed: {}, keyAway: {} }))
  if (!known) return put(realm, { ...body, areas, plannedAt: event.at, plannedBy: event.actor.principal, records: [], corrections: [] })
  const newAreas = areas.filter((area) => known.areas.every((one) => one.id !== area.id))
  const newShelters = body.shelters.filter((shelter) => known.shelters.every((one) => one.id !== shelter.id))
  const dueAt = body.dueAt === undefined ? {} : { dueAt: body.dueAt }
  return put(realm, complete({ ...known, ...dueAt, areas: [...known.areas, ...newAreas], shelters: [...known.shelters, ...newShelters] }, event))
}

function recorded(evacuation: Evacuation, body: EventBody<'evacuation.recorded'>, event: HallEvent): Evacuation {
  const { id: _id, ...line } = body
  const area = evacuation.areas.find((one) => one.id === body.areaId)
  if (!area) return evacuation
  const place = body.shelterId ?? OWN_PLACE
  const before = ownValue(area.placed, place) ?? NOBODY
  const placed = { ...area.placed, [place]: { ...before, [body.kind]: before[body.kind] + body.count } }
  const sign = body.kind === 'moved' ? 1 : -1
  const changed = body.keyGroups.map(({ name, count }) => [name, (ownValue(area.keyAway, name) ?? 0) + sign * count] as const)
  const keyAway = { ...area.keyAway, ...Object.fromEntries(changed) }
  const after = replaceArea(evacuation, { ...area, placed, keyAway })
  return { ...after, records: [{ ...line, recordedAt: event.at }, ...evacuation.records].slice(0, RECORDS_KEPT) }
}

function correctedBy(evacuation: Evacuation, { area, counts, shelter, reason }: EventBody<'evacuation.corrected'>, event: HallEvent): Evacuation {
  const before: Record<string, unknown> = {}
  let after = evacuation
  const known = evacuation.areas.find((one) => one.id === (area?.id ?? counts?.areaId))
  if (known && (area ?? counts)) {
    before['area'] = known
    const place = counts?.shelterId ?? OWN_PLACE
    const placed = counts ? { ...known.placed, [place]: { moved: counts.moved, returned: counts.returned } } : known.placed
    after = replaceArea(after, { ...known, ...(given(area ?? {}) as Partial<EvacuationArea>), placed })
  }
  const house = shelter && evacuation.shelters.find((one) => one.id === shelter.id)
  if (house) {
    before['shelter'] = house
    after = { ...after, shelters: after.shelters.map((one) => (one.id === house.id ? { ...house, ...(given(shelter) as Partial<Shelter>) } : one)) }
  }
  const note = { at: event.at, by: event.actor.principal, reason, before }
  return after === evacuation ? evacuation : { ...after, corrections: [note, ...evacuation.corrections].slice(0, CORRECTIONS_KEPT) }
}

function replaceArea(evacuation: Evacuation, area: EvacuationArea): Evacuation {
  return { ...evacuation, areas: evacuation.areas.map((one) => (one.id === area.id ? area : one)) }
}

/** Notes the moment at which everybody was moved, and forgets it when a correction or a further area undoes that. */
function complete(evacuation: Evacuation, event: HallEvent): Evacuation {
  const isComplete = evacuation.areas.length > 0 && evacuationTotals(evacuation).notMoved === 0
  if (isComplete === (evacuation.completedAt !== undefined)) return evacuation
  const { completedAt: _earlier, ...rest } = evacuation
  return isComplete ? { ...rest, completedAt: event.at } : rest
}

function changeOpen(realm: RealmState, id: string, next: (evacuation: Evacuation) => Evacuation): RealmState {
  const one = ownValue(realm.evacuations, id)
  if (!one || one.closed) return realm
  const after = next(one)
  return after === one ? realm : put(realm, after)
}

function put(realm: RealmState, evacuation: Evacuation): RealmState {
  const all = { ...realm.evacuations, [evacuation.id]: evacuation }
  return { ...realm, evacuations: dropOldest(all, { isDone: (one) => one.closed !== undefined, at: (one) => one.closed?.at ?? 0, kept: CLOSED_KEPT }) }
}

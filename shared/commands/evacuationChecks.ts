// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import type { EventBody, HallState } from '../hall/index.ts'
import { areaTotals, OWN_PLACE, shelterOccupancy, type Evacuation, type EvacuationArea, type Shelter } from '../hall/ledgers/evacuation/state.ts'
import type { PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { findEntry, realmAt, refuseField } from './ledgerChecks.ts'
import type { Refusal } from './refusals.ts'

/** Areas and shelters a ledger holds at most. */
export const MOST_PLACES = 400

/** An evacuation that is not closed. */
export function openEvacuation(state: HallState, id: string, context: PlanContext): Found<Evacuation> {
  const found = findEntry(realmAt(state, context).evacuations, id, ['转移安置', 'evacuation'])
  return found.ok && found.value.closed ? refuseField('already-done', 'id', ['该转移安置已结束', 'this evacuation is closed']) : found
}

/** Areas and shelters of a plan. */
export interface Places {
  readonly areas: readonly Pick<EvacuationArea, 'id' | 'name' | 'toMove' | 'keyGroups'>[]
  readonly shelters: readonly Shelter[]
}

/** What is wrong with areas and shelters as planned, together with those that stand already; null when nothing is. */
export function placesRefusal(known: Places, added: Places): Refusal | null {
  return (
    repeatedPlace('areas', [...known.areas, ...added.areas], known.areas.length) ??
    repeatedPlace('shelters', [...known.shelters, ...added.shelters], known.shelters.length) ??
    added.areas.map((area, index) => keyGroupRefusal(area, `areas.${index}`)).find((refusal) => refusal !== null) ??
    fullShelter(added.shelters)
  )
}

function repeatedPlace(list: string, places: readonly { readonly id: string; readonly name: string }[], known: number): Refusal | null {
  if (places.length > MOST_PLACES) return refuseField('over-capacity', list, [`最多 ${MOST_PLACES} 处`, `${MOST_PLACES} at most`])
  for (const field of ['id', 'name'] as const) {
    const index = places.findIndex((place, at) => places.findIndex((other) => other[field] === place[field]) < at)
    if (index >= 0)
      return refuseField('already-exists', `${list}.${index - known}.${field}`, [
        `“${places[index]![field]}”重复`,
        `"${places[index]![field]}" is there already`,
      ])
  }
  const own = places.findIndex((place) => place.id === OWN_PLACE)
  return own < 0 ? null : refuseField('bad-input', `${list}.${own - known}.id`, ['该编号保留', 'this id is reserved'])
}

function keyGroupRefusal({ name, toMove, keyGroups }: Places['areas'][number], place: string): Refusal | null {
  const names = keyGroups.map((group) => group.name)
  if (new Set(names).size < names.length) return refuseField('already-exists', `${place}.keyGroups`, ['重点人群名称重复', 'a key group stands twice'])
  const group = keyGroups.find(({ count }) => count > toMove)
  if (!group) return null
  return refuseField('over-capacity', `${place}.keyGroups`, [
    `“${group.name}” ${group.count} 人多于“${name}”应转 ${toMove} 人`,
    `"${group.name}" has ${group.count}, more than the ${toMove} to move of "${name}"`,
  ])
}

function fullShelter(shelters: readonly Shelter[]): Refusal | null {
  const index = shelters.findIndex(({ capacity, others }) => others > capacity)
  if (index < 0) return null
  const { name, capacity, others } = shelters[index]!
  return refuseField('over-capacity', `shelters.${index}.others`, [
    `“${name}”已有 ${others} 人, 超过容量 ${capacity}`,
    `"${name}" holds ${others}, more than its ${capacity}`,
  ])
}

/** A line of the ledger, before it is one. */
export type Movement = Omit<EventBody<'evacuation.recorded'>, 'by' | 'id'>

/** Why people cannot have moved or returned like this; null when they can. */
export function movementRefusal(evacuation: Evacuation, movement: Movement): Refusal | null {
  const area = evacuation.areas.find((one) => one.id === movement.areaId)
  if (!area) return refuseField('unknown-entry', 'areaId', [`没有区域“${movement.areaId}”`, `there is no area "${movement.areaId}"`])
  const shelter = evacuation.shelters.find((one) => one.id === movement.shelterId)
  if (movement.shelterId !== undefined && !shelter)
    return refuseField('unknown-entry', 'shelterId', [`没有安置点“${movement.shelterId}”`, `there is no shelter "${movement.shelterId}"`])
  const counted = movement.kind === 'moved' ? movedRefusal(area, movement) : returnedRefusal(area, movement)
  return counted ?? groupsRefusal(area, movement) ?? (shelter && movement.kind === 'moved' ? roomRefusal(evacuation, shelter, movement) : null)
}

function movedRefusal(area: EvacuationArea, { count }: Movement): Refusal | null {
  const { toMove, moved, notMoved } = areaTotals(area)
  if (count <= notMoved) return null
  return refuseField('over-capacity', 'count', [
    `“${area.name}”应转 ${toMove}、已转 ${moved}, 未转仅 ${notMoved} 人; 应转有变请先更正`,
    `"${area.name}" has ${toMove} to move and ${moved} moved, so ${notMoved} are left; correct the number to move first`,
  ])
}

function returnedRefusal(area: EvacuationArea, { count, shelterId }: Movement): Refusal | null {
  const place = ownValue(area.placed, shelterId ?? OWN_PLACE)
  const away = place ? place.moved - place.returned : 0
  if (count <= away) return null
  return refuseField('over-capacity', 'count', [
    `“${area.name}”在该处仅 ${away} 人, 不能返回 ${count} 人`,
    `only ${away} of "${area.name}" are there; ${count} cannot return`,
  ])
}

function groupsRefusal(area: EvacuationArea, { count, kind, keyGroups }: Movement): Refusal | null {
  const names = keyGroups.map((group) => group.name)
  if (new Set(names).size < names.length) return refuseField('already-exists', 'keyGroups', ['重点人群名称重复', 'a key group stands twice'])
  for (const [index, { name, count: people }] of keyGroups.entries()) {
    const group = area.keyGroups.find((one) => one.name === name)
    const field = `keyGroups.${index}`
    if (!group) return refuseField('unknown-entry', `${field}.name`, [`“${area.name}”没有重点人群“${name}”`, `"${area.name}" has no key group "${name}"`])
    const away = ownValue(area.keyAway, name) ?? 0
    const most = Math.min(count, kind === 'moved' ? group.count - away : away)
    if (people > most) return refuseField('over-capacity', `${field}.count`, [`“${name}”至多 ${most} 人`, `${most} of "${name}" at most`])
  }
  return null
}

function roomRefusal(evacuation: Evacuation, shelter: Shelter, { count, reason }: Movement): Refusal | null {
  const occupied = shelterOccupancy(evacuation, shelter)
  if (occupied + count <= shelter.capacity || reason !== undefined) return null
  return refuseField('over-capacity', 'shelterId', [
    `“${shelter.name}”容量 ${shelter.capacity}、已有 ${occupied} 人, 再入 ${count} 人超员; 确需超员请写明理由(reason)`,
    `"${shelter.name}" takes ${shelter.capacity} and holds ${occupied}; ${count} more need a reason`,
  ])
}

/** What would be impossible in a ledger after a correction; null when its numbers hold together. */
export function countsRefusal({ areas }: Evacuation): Refusal | null {
  for (const area of areas) {
    const { toMove, moved, notMoved } = areaTotals(area)
    if (notMoved < 0)
      return refuseField('over-capacity', 'toMove', [
        `“${area.name}”应转 ${toMove} 少于已转 ${moved}`,
        `"${area.name}" would have ${toMove} to move and ${moved} moved`,
      ])
    if (Object.values(area.placed).some((place) => place.returned > place.moved))
      return refuseField('over-capacity', 'counts.returned', [`“${area.name}”返回多于转移`, `more of "${area.name}" would have returned than moved`])
    const group = keyGroupRefusal(area, 'area')
    if (group) return group
    const lost = Object.entries(area.keyAway).find(([name, away]) => away > (area.keyGroups.find((one) => one.name === name)?.count ?? 0))
    if (lost)
      return refuseField('over-capacity', 'area.keyGroups', [
        `“${lost[0]}”已转 ${lost[1]} 人, 不能少于此数`,
        `${lost[1]} of "${lost[0]}" are away; there cannot be fewer`,
      ])
  }
  return null
}

// SPDX-License-Identifier: Apache-2.0
import { distanceM } from '../../../shared/base/index.ts'
import type { Dot, LayerInput, Mark, PlanView } from '../../map/index.ts'
import { isInRegion, locatedRecords, nameOf, REACH_M, type LocatedRecord } from '../resources.ts'
import { glyphFor } from '../words.ts'

/** Vehicles as signs where there are few and the view is near, as small squares otherwise. */
export interface VehiclePlan {
  readonly marks: Mark[]
  readonly dots: Dot[]
}

/** More vehicles than this in view stay small squares. */
const MOST_SIGNS = 24
const SIGN_REM = 1.35

/** Decides how each vehicle is drawn; stale and lost ones are faint. */
export function planVehicles(input: LayerInput, view: PlanView): VehiclePlan {
  const vehicles = [...locatedRecords(input, 'vehicle')].filter((record) => isInRegion(view, record.position))
  const near = view.scale === 'close' ? vehicles.filter((record) => isNearIncident(record, input)) : []
  const signs = new Set(near.length <= MOST_SIGNS ? near : [])
  const selected = vehicles.find((record) => record.key === input.selectedKey)
  if (selected) signs.add(selected)
  return {
    marks: [...signs].map((record) => mark(record, input, record === selected)),
    dots: vehicles
      .filter((record) => !signs.has(record))
      .map((record) => ({ key: record.key, ...record.position, isFaint: isOld(record) || input.selectedKey !== null })),
  }
}

function isNearIncident(record: LocatedRecord, input: LayerInput): boolean {
  const main = input.emergency ? input.incidents.find((incident) => incident.id === input.mainIncidentId) : undefined
  return !main || distanceM(record.position, main) <= REACH_M
}

function isOld(record: LocatedRecord): boolean {
  return record.age === 'stale' || record.age === 'lost'
}

function mark(record: LocatedRecord, input: LayerInput, isSelected: boolean): Mark {
  return {
    key: record.key,
    ...record.position,
    kind: 'sign',
    priority: isSelected ? 950 : 240,
    sign: { shape: 'square', glyph: glyphFor(record.body['kind'], 'vehicle', input.locale), fill: 'plain', sizeRem: SIGN_REM },
    age: record.age,
    ...(isSelected ? { tag: nameOf(record), isTagStrong: true, isKept: true } : {}),
    isSelected,
    isDimmed: input.selectedKey !== null && !isSelected,
    pick: { kind: 'record', key: record.key },
  }
}

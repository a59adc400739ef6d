// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { Deadline } from '../../../domain/index.ts'
import type { EventBody } from '../../events.ts'
import type { Correction } from '../parts.ts'
import type { evacuationAreaSchema, shelterSchema } from './events.ts'

/** People of an area who went to one place: how many were moved there, and how many of them have come home. */
export interface Placed {
  readonly moved: number
  readonly returned: number
}

/** An area and its people. */
export interface EvacuationArea extends Readonly<z.infer<typeof evacuationAreaSchema>> {
  /** By shelter id; `OWN_PLACE` for those who went elsewhere. */
  readonly placed: Readonly<Record<string, Placed>>
  /** Of the key groups, by name: how many are away from home. */
  readonly keyAway: Readonly<Record<string, number>>
}

/** A shelter (安置点). */
export type Shelter = Readonly<z.infer<typeof shelterSchema>>

/** One line of the ledger. */
export interface EvacuationRecord extends Omit<EventBody<'evacuation.recorded'>, 'id'> {
  readonly recordedAt: number
}

/** An evacuation (转移安置). */
export interface Evacuation {
  readonly id: string
  readonly title: string
  readonly incidentId?: string | undefined
  readonly dueAt?: number | undefined
  readonly plannedAt: number
  readonly plannedBy: string
  readonly areas: readonly EvacuationArea[]
  readonly shelters: readonly Shelter[]
  /** The latest lines, the newest first; the counts stand in the areas. */
  readonly records: readonly EvacuationRecord[]
  /** When everybody was moved, as far as the ledger says so. */
  readonly completedAt?: number
  readonly closed?: { readonly at: number; readonly by: string; readonly summary: string; readonly reason?: string | undefined }
  readonly corrections: readonly Correction[]
}

/** Evacuations of one realm. */
export interface EvacuationSlice {
  readonly evacuations: Readonly<Record<string, Evacuation>>
}

/** Nobody is to be moved. */
export const NO_EVACUATIONS: EvacuationSlice = { evacuations: {} }

/** Place of people who went to no shelter (投亲靠友、自行安置). */
export const OWN_PLACE = '-'

/** 应转, 已转, 未转; and of those moved, who has returned and who is still away. */
export interface EvacuationTotals {
  readonly toMove: number
  readonly moved: number
  readonly notMoved: number
  readonly returned: number
  readonly away: number
}

/** Totals of one area. */
export function areaTotals(area: EvacuationArea): EvacuationTotals {
  const places = Object.values(area.placed)
  const moved = places.reduce((sum, place) => sum + place.moved, 0)
  const returned = places.reduce((sum, place) => sum + place.returned, 0)
  return { toMove: area.toMove, moved, notMoved: area.toMove - moved, returned, away: moved - returned }
}

/** Totals of an evacuation: the sums of its areas. */
export function evacuationTotals({ areas }: Pick<Evacuation, 'areas'>): EvacuationTotals {
  const zero: EvacuationTotals = { toMove: 0, moved: 0, notMoved: 0, returned: 0, away: 0 }
  return areas.map(areaTotals).reduce(
    (sum, one) => ({
      toMove: sum.toMove + one.toMove,
      moved: sum.moved + one.moved,
      notMoved: sum.notMoved + one.notMoved,
      returned: sum.returned + one.returned,
      away: sum.away + one.away,
    }),
    zero,
  )
}

/** People in a shelter now: those of the ledger and the others. */
export function shelterOccupancy({ areas }: Pick<Evacuation, 'areas'>, shelter: Shelter): number {
  return areas.reduce((sum, { placed }) => {
    const place = Object.hasOwn(placed, shelter.id) ? placed[shelter.id] : undefined
    return sum + (place ? place.moved - place.returned : 0)
  }, shelter.others)
}

/** Evacuations that are not closed, the latest planned first. */
export function openEvacuations(slice: EvacuationSlice): Evacuation[] {
  return Object.values(slice.evacuations)
    .filter((one) => !one.closed)
    .sort((a, b) => b.plannedAt - a.plannedAt || (a.id < b.id ? 1 : -1))
}

/** Time limits for moving everybody. */
export function evacuationDeadlines(slice: EvacuationSlice): Deadline[] {
  return Object.values(slice.evacuations).flatMap(({ id, dueAt, plannedAt, completedAt, closed }): Deadline[] => {
    const end = completedAt ?? closed?.at
    if (dueAt === undefined) return []
    return [
      {
        id: `evacuation.complete:${id}`,
        kind: 'evacuation.complete',
        subject: { kind: 'evacuation', id },
        startAt: plannedAt,
        startBasis: 'known',
        dueAt,
        ...(end === undefined ? {} : { doneAt: end }),
      },
    ]
  })
}

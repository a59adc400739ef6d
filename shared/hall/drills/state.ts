// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'

/** A drill run (演练): a realm of its own, in which nothing touches the real district. */
export interface Drill {
  readonly id: string
  readonly title: string
  /** What is to happen, as the organiser wrote it. */
  readonly script?: string | undefined
  readonly openedAt: number
  readonly openedBy: string
  readonly closedAt?: number
  readonly closedBy?: string
  readonly summary?: string
}

/** Drills of the hall; they stand outside the realms. */
export interface DrillSlice {
  readonly drills: Readonly<Record<string, Drill>>
}

/** No drill yet. */
export const NO_DRILLS: DrillSlice = { drills: {} }

/** Drills that run, the latest opened first. */
export function openDrills(slice: DrillSlice): Drill[] {
  return Object.values(slice.drills)
    .filter((drill) => drill.closedAt === undefined)
    .sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1))
}

/** Whether commands of a realm are taken: a drill that was opened and not closed yet. */
export function isOpenDrill(slice: DrillSlice, id: string): boolean {
  const drill = ownValue(slice.drills, id)
  return drill !== undefined && drill.closedAt === undefined
}

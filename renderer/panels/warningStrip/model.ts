// SPDX-License-Identifier: Apache-2.0
import type { WarningColour } from '../../../shared/domain/index.ts'
import { activeWarnings, warningKey, type HallWarning, type RealmState } from '../../../shared/hall/index.ts'

/** One official warning. */
export interface WarningChip {
  readonly key: string
  readonly id: string
  readonly hazard: string
  readonly colour: WarningColour
  readonly sender: string
  readonly sentAt: number
}

/** Warnings that fit, and how many more there are. */
export interface WarningList {
  readonly chips: readonly WarningChip[]
  readonly total: number
}

/** Places for chips; with `moreTakesPlace` the line 「另有 n 条」 stands on the last of them. */
export interface WarningRoom {
  readonly places: number
  readonly moreTakesPlace: boolean
}

/** Warnings in force at the moment, gravest first, as many as there is room for and always one. */
export function warningList(realm: RealmState, now: number, { places, moreTakesPlace }: WarningRoom): WarningList {
  const active = activeWarnings(realm, now)
  const room = moreTakesPlace && active.length > places ? places - 1 : places
  return { total: active.length, chips: active.slice(0, Math.max(1, room)).map(toChip) }
}

function toChip(warning: HallWarning): WarningChip {
  const { id, hazard, colour, sender, sentAt } = warning
  return { key: warningKey(warning), id, hazard, colour, sender, sentAt }
}

/** Columns and rows of chips that fit in a box of root units. */
export function chipGrid(box: { readonly width: number; readonly height: number }, isList: boolean): { readonly columns: number; readonly rows: number } {
  const columns = Math.max(1, Math.floor((box.width + GAP) / ((isList ? LIST_CHIP_WIDTH : CHIP_WIDTH) + GAP)))
  const rows = isList ? Math.max(1, Math.floor((box.height - HEAD_HEIGHT + GAP) / (LIST_CHIP_HEIGHT + GAP))) : 1
  return { columns, rows }
}

const CHIP_WIDTH = 16
const LIST_CHIP_WIDTH = 22
const LIST_CHIP_HEIGHT = 2.1
const HEAD_HEIGHT = 2.3
const GAP = 0.45

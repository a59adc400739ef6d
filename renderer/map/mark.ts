// SPDX-License-Identifier: Apache-2.0

/** Languages the map can label itself in. */
export type MapLocale = 'zh-CN' | 'en'

/** Outlines of signs: each class of thing has its own (形示类). */
export type SignShape = 'drop' | 'square' | 'hexagon' | 'shortRectangle' | 'circle' | 'house'

/** How much of a sign is filled: it tells the grade of an incident, never a colour. */
export type SignFill = 'hollow' | 'plain' | 'grey' | 'solid' | 'double'

/** A sign with one character inside. */
export interface Sign {
  readonly shape: SignShape
  readonly glyph: string
  readonly fill: SignFill
  readonly sizeRem: number
}

/** What was clicked on the map. */
export type MapPick =
  | { kind: 'record'; key: string }
  | { kind: 'incident'; id: string }
  | { kind: 'warning'; id: string }
  | { kind: 'cluster'; dataset: string; keys: readonly string[]; lon: number; lat: number }
  | { kind: 'place'; lon: number; lat: number; town: string }

/** Styles of marks that are words rather than signs. */
export type LabelKind = 'town' | 'zone' | 'neighbour' | 'water' | 'shield' | 'rail' | 'ring' | 'plate' | 'sign'

/** Shift of a mark's middle from its place, in rem (x right, y down). */
export type Shift = readonly [x: number, y: number]

/** A word or sign that stands at a place of the map. */
export interface Mark {
  readonly key: string
  readonly lon: number
  readonly lat: number
  readonly heightM?: number
  readonly kind: LabelKind
  /** higher wins the place */
  readonly priority: number
  readonly text?: string
  readonly sign?: Sign
  /** members of a cluster, written beside the sign */
  readonly count?: number
  /** words beside the sign; dropped where there is no room */
  readonly tag?: string
  readonly isTagStrong?: boolean
  /** where the mark's middle may stand, best first; the place itself when absent */
  readonly shifts?: readonly Shift[]
  /** a line from the place to the mark */
  readonly hasLeader?: boolean
  /** shown even where it covers others */
  readonly isKept?: boolean
  readonly age?: 'fresh' | 'late' | 'stale' | 'lost'
  readonly isSelected?: boolean
  readonly isDimmed?: boolean
  /** drawn in the second grey, for what is only background */
  readonly isQuiet?: boolean
  readonly pick?: MapPick
}

/** Path of a sign in a 48 × 48 box. */
export const SIGN_PATHS: Record<SignShape, string> = {
  drop: 'M24 46 8.5 28.5a18 18 0 1 1 31 0z',
  square: 'M7 4h34a3 3 0 0 1 3 3v34a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z',
  hexagon: 'M14 4h20l11 20-11 20H14L3 24z',
  shortRectangle: 'M4 10h40v28H4z',
  circle: 'M4 24a20 20 0 1 1 40 0a20 20 0 1 1-40 0z',
  house: 'M24 3 45 20v25H3V20z',
}

/** Baseline of the character inside each sign, in the same box. */
export const GLYPH_BASELINES: Record<SignShape, number> = { drop: 27, square: 32, hexagon: 32, shortRectangle: 32, circle: 32, house: 37 }

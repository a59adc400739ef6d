// SPDX-License-Identifier: Apache-2.0
import type { IncidentClass } from '../../domain/index.ts'

/** Ranks that matter for approval and command, the lowest first; `none` has no say of its own. */
export const RANKS = ['none', 'officer', 'shiftChief', 'departmentHead', 'deputyDistrictHead', 'districtHead'] as const
/** Rank of a post. */
export type Rank = (typeof RANKS)[number]

/** Kinds of units: 应急委, its office, 城运中心, 专项应急指挥部, 部门, 街镇, 经开区, 企业. */
export const UNIT_KINDS = ['committee', 'office', 'centre', 'headquarters', 'department', 'subdistrict', 'zone', 'company'] as const
/** Kind of a unit. */
export type UnitKind = (typeof UNIT_KINDS)[number]

/** The four special headquarters and the fifth category 城市重要关键问题 with its own lead. */
export type HeadquartersKey = IncidentClass | 'key'

/** A unit of the organisation (C1). */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentId?: string
  /** For a headquarters: which. For a department or town: the ones it is a member of stand in `memberOf`. */
  readonly headquarters?: HeadquartersKey
  readonly memberOf?: readonly HeadquartersKey[]
  /** For a town: its name as records carry it. */
  readonly town?: string
  readonly phone?: string
}

/** A post in a unit; the person is data of the district and never ships. */
export interface Post {
  readonly id: string
  readonly unitId: string
  readonly title: string
  readonly rank: Rank
  readonly person?: string
  readonly phone?: string
  /** AB roles (AB角): this post stands in for that one. */
  readonly deputyOf?: string
}

/** A line of the sector table (行业/场所类型 → 主管部门 → 分管区领导; 三管三必须), valid in [from, until). */
export interface Sector {
  readonly id: string
  readonly name: string
  readonly departmentId: string
  readonly leaderPostId: string
  readonly from: number
  readonly until?: number
}

/** The organisation as last imported; `asOf` is the date its owner gave it. */
export interface Organisation {
  readonly asOf: number | null
  readonly demonstration: boolean
  readonly units: Readonly<Record<string, Unit>>
  readonly posts: Readonly<Record<string, Post>>
  readonly sectors: readonly Sector[]
}

/** Nothing imported yet. */
export const NO_ORGANISATION: Organisation = { asOf: null, demonstration: false, units: {}, posts: {}, sectors: [] }

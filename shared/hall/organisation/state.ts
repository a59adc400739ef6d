// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey, Rank } from '../../domain/index.ts'

export { RANKS, type HeadquartersKey, type Rank } from '../../domain/index.ts'

/** Kinds of units: 应急委, its office, 城运中心, 专项应急指挥部, 部门, 街镇, 经开区, 企业. */
export const UNIT_KINDS = ['committee', 'office', 'centre', 'headquarters', 'department', 'subdistrict', 'zone', 'company'] as const
/** Kind of a unit. */
export type UnitKind = (typeof UNIT_KINDS)[number]

/** A unit of the organisation (C1). */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentId?: string | undefined
  /** For a headquarters: which. For a department or town: the ones it is a member of stand in `memberOf`. */
  readonly headquarters?: HeadquartersKey | undefined
  readonly memberOf?: readonly HeadquartersKey[] | undefined
  /** For a town: its name as records carry it. */
  readonly town?: string | undefined
  readonly phone?: string | undefined
}

/** A post in a unit; the person is data of the district and never ships. */
export interface Post {
  readonly id: string
  readonly unitId: string
  readonly title: string
  readonly rank: Rank
  readonly person?: string | undefined
  readonly phone?: string | undefined
  /** AB roles (AB角): this post stands in for that one. */
  readonly deputyOf?: string | undefined
}

/** A line of the sector table (行业/场所类型 → 主管部门 → 分管区领导; 三管三必须), valid in [from, until). */
export interface Sector {
  readonly id: string
  readonly name: string
  readonly departmentId: string
  readonly leaderPostId: string
  readonly from: number
  readonly until?: number | undefined
}

/** What a change by hand replaced: the earlier lines or the earlier post. */
export interface OrganisationChange {
  readonly at: number
  readonly by: string
  readonly reason?: string | undefined
  readonly sectors?: readonly Sector[]
  readonly post?: Post
}

/** The organisation as last imported; `asOf` is the date its owner gave it. */
export interface Organisation {
  readonly asOf: number | null
  readonly demonstration: boolean
  readonly units: Readonly<Record<string, Unit>>
  readonly posts: Readonly<Record<string, Post>>
  readonly sectors: readonly Sector[]
  /** Tells whether a table is the one last imported, whatever was changed by hand since. */
  readonly print?: string
  readonly importedAt?: number
  readonly importedBy?: string
  /** Changes by hand since the import, the newest first. */
  readonly changes?: readonly OrganisationChange[]
}

/** Nothing imported yet. */
export const NO_ORGANISATION: Organisation = { asOf: null, demonstration: false, units: {}, posts: {}, sectors: [] }

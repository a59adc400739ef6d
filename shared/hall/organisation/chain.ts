// SPDX-License-Identifier: Apache-2.0
import { RANKS, type HeadquartersKey } from '../../domain/index.ts'
import type { Organisation, Post, Unit } from './state.ts'

/** A unit with its posts, the highest rank first. */
export interface ChainLink {
  readonly unit: Unit
  readonly posts: readonly Post[]
}

/** The chain of command (指挥链) of a headquarters. */
export interface CommandChain {
  /** 管总: committee, its office, the operations centre. */
  readonly coordinating: readonly ChainLink[]
  /** 主管: the headquarters, then its member departments. */
  readonly leading: readonly ChainLink[]
  /** 主战: towns and zones. */
  readonly fighting: readonly ChainLink[]
}

/** The chain of command for a class of incidents, or for key issues. Empty parts where the organisation does not name them. */
export function commandChain(organisation: Organisation, key: HeadquartersKey): CommandChain {
  const units = Object.values(organisation.units)
  const links = (wanted: (unit: Unit) => boolean): ChainLink[] => units.filter(wanted).map((unit) => ({ unit, posts: postsOf(organisation, unit.id) }))
  return {
    coordinating: (['committee', 'office', 'centre'] as const).flatMap((kind) => links((unit) => unit.kind === kind)),
    leading: [
      ...links((unit) => unit.kind === 'headquarters' && unit.headquarters === key),
      ...links((unit) => (unit.kind === 'department' || unit.kind === 'company') && unit.memberOf?.includes(key) === true),
    ],
    fighting: links((unit) => unit.kind === 'subdistrict' || unit.kind === 'zone'),
  }
}

/** Posts of a unit, the highest rank first. */
export function postsOf(organisation: Organisation, unitId: string): Post[] {
  return Object.values(organisation.posts)
    .filter((post) => post.unitId === unitId)
    .sort((a, b) => RANKS.indexOf(b.rank) - RANKS.indexOf(a.rank) || (a.id < b.id ? -1 : 1))
}

/** The unit that answers for a town as records name it. */
export function unitOfTown(organisation: Organisation, town: string): Unit | undefined {
  return Object.values(organisation.units).find((unit) => unit.town === town)
}

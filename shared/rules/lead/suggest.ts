// SPDX-License-Identifier: Apache-2.0
import { distanceM, ownValue, type LonLat } from '../../base/index.ts'
import { findSubClass, type ClassRules, type IncidentKind } from '../classes/index.ts'
import type { TownRow } from './defaults.ts'
import type { LeadRules } from './schema.ts'

/** Why a unit is proposed; `nearestCentre` is a sketch (示意), never a boundary. */
export type AssignmentBasis = 'rule' | 'subClass' | 'townName' | 'nearestCentre'

/** A unit proposed for a part, and why. */
export interface ProposedUnit {
  readonly unitId: string
  readonly name: string
  readonly basis: AssignmentBasis
  readonly distanceM?: number
}

/** 管总, 主管 and 主战 as the rules propose them; null where nothing is known to propose by. */
export interface ProposedAssignment {
  readonly coordinator: ProposedUnit
  readonly lead: ProposedUnit | null
  readonly fighter: ProposedUnit | null
}

/** What an assignment is proposed by. */
export interface AssignmentFacts extends IncidentKind {
  readonly town?: string | undefined
  readonly address?: string | undefined
  readonly position?: LonLat | undefined
  /** Names of units as imported, by id. */
  readonly units: Readonly<Record<string, { readonly name: string }>>
}

/** Proposes who coordinates, leads and fights, by class and place. */
export function proposeAssignment(facts: AssignmentFacts, rules: { readonly lead: LeadRules; readonly classes: ClassRules }): ProposedAssignment {
  const { coordinator, towns, farthestTownKm } = rules.lead
  const department = findSubClass(rules.classes, facts.subClass)?.leadDepartment
  const nameOf = (unitId: string, otherwise: string): string => ownValue(facts.units, unitId)?.name ?? otherwise
  return {
    coordinator: { unitId: coordinator.unitId, name: nameOf(coordinator.unitId, coordinator.name), basis: 'rule' },
    lead: department === undefined ? null : { unitId: department, name: nameOf(department, department), basis: 'subClass' },
    fighter: townByName(towns, facts) ?? nearestTown(towns, facts.position, farthestTownKm),
  }
}

function townByName(towns: readonly TownRow[], { town, address }: AssignmentFacts): ProposedUnit | null {
  const named = town ? towns.find((row) => row.name === town || bare(row.name) === bare(town)) : undefined
  // "九亭" is part of no other name, but "松江区…中山中路" must not mean 中山街道: in an address only the full name counts.
  const row = named ?? (address ? towns.find((one) => address.includes(one.name)) : undefined)
  return row ? { unitId: row.id, name: row.name, basis: 'townName' } : null
}

function bare(name: string): string {
  return name.trim().replace(/(街道|镇)$/, '')
}

function nearestTown(towns: readonly TownRow[], position: LonLat | undefined, farthestKm: number): ProposedUnit | null {
  if (!position) return null
  const [nearest] = towns.map((row) => ({ row, away: distanceM(position, row) })).sort((a, b) => a.away - b.away || (a.row.id < b.row.id ? -1 : 1))
  if (!nearest || nearest.away > farthestKm * 1000) return null
  return { unitId: nearest.row.id, name: nearest.row.name, basis: 'nearestCentre', distanceM: Math.round(nearest.away) }
}

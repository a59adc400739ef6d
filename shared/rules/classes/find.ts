// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey, IncidentClass } from '../../domain/index.ts'
import { SHIPPED_SUB_CLASSES, type SubClassRow } from './defaults.ts'
import type { ClassRules } from './schema.ts'

const SHIPPED_IDS: ReadonlySet<string> = new Set(SHIPPED_SUB_CLASSES.map((row) => row.id))

/** What an incident is, as far as it is known. */
export interface IncidentKind {
  readonly class?: IncidentClass | undefined
  readonly subClass?: string | undefined
}

/** The row of a sub-class, where there is one. */
export function findSubClass(rules: ClassRules, id: string | undefined): SubClassRow | undefined {
  return id === undefined ? undefined : rules.subClasses.find((row) => row.id === id)
}

/** HeadquartersKey of an incident: of its sub-class where that is known, else its class; `unclassified` where neither is. */
export function categoryOf(rules: ClassRules, kind: IncidentKind): HeadquartersKey | 'unclassified' {
  return findSubClass(rules, kind.subClass)?.category ?? kind.class ?? 'unclassified'
}

/**
 * Names by which rules may mean this incident: its sub-class and all that refines, or only its category where no sub-class is known.
 * A sub-class of the district's own that refines no shipped one is meant by its category too.
 */
export function namesOf(rules: ClassRules, kind: IncidentKind): readonly string[] {
  const names: string[] = []
  let row = findSubClass(rules, kind.subClass)
  if (!row) return [categoryOf(rules, kind)]
  // A configured table may refine in a ring.
  while (row && !names.includes(row.id)) {
    names.push(row.id)
    row = findSubClass(rules, row.partOf)
  }
  // No shipped row of limits can name what the district added itself; without its category nothing would ever grade it.
  return names.some((name) => SHIPPED_IDS.has(name)) ? names : [...names, categoryOf(rules, kind)]
}

/** Headquarters (专项应急指挥部) of an incident; null while it is not classified. */
export function headquartersOf(rules: ClassRules, kind: IncidentKind): HeadquartersKey | null {
  return findSubClass(rules, kind.subClass)?.headquarters ?? kind.class ?? null
}

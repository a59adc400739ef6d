// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import { CATEGORY_WORDS, type ClassRules } from './classes/index.ts'

interface Section {
  readonly rows: readonly { readonly id: string; readonly appliesTo: readonly string[] }[]
}

interface NamingRules {
  readonly classes: ClassRules
  readonly grading: Section
  readonly obligations: Section
  readonly reportClocks: { readonly urgent: readonly { readonly id: string }[] }
}

/** Refuses rows that apply to a sub-class or category the rules do not have: such a row would hold for nothing, and nobody would notice. */
export function refuseUnknownNames(rules: NamingRules, context: Pick<z.RefinementCtx, 'addIssue' | 'issues'>): void {
  // A section that is wrong in itself is handed over as it was written, not as rows.
  if (context.issues.length > 0) return
  const known = new Set([...rules.classes.subClasses.map((row) => row.id), ...Object.keys(CATEGORY_WORDS), 'unclassified'])
  const named = (['grading', 'obligations'] as const).flatMap((section) =>
    rules[section].rows.flatMap((row) => row.appliesTo.map((name, index) => ({ section, id: row.id, name, index }))),
  )
  for (const { section, id, name, index } of named)
    if (!known.has(name))
      context.addIssue({
        code: 'custom',
        path: [section, 'rows', id, 'appliesTo', index],
        message: `rules.${section}.rows[${id}].appliesTo: there is no sub-class or category "${name}" (事件子类表中没有“${name}”)`,
      })
  for (const { id } of rules.reportClocks.urgent)
    if (!known.has(id))
      context.addIssue({
        code: 'custom',
        path: ['reportClocks', 'urgent', id, 'id'],
        message: `rules.reportClocks.urgent[${id}]: there is no sub-class or category "${id}" (事件子类表中没有“${id}”)`,
      })
}

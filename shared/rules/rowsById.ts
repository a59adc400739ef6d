// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { hallFile, type RuleSource } from './ruleTable.ts'

/** What every row of a rule has. */
export interface SourcedRow {
  readonly id: string
  readonly source: RuleSource
}

/** A row as `hall.yaml` writes it: the id and only what differs. */
export type RowChange<Row extends SourcedRow> = { readonly [Field in keyof Row]?: Row[Field] | undefined } & { readonly id: string }

type Changes<Row extends SourcedRow> = readonly RowChange<Row>[] | undefined
/** Schema of a list of rows; a section may leave the whole list out. */
export type RowsById<Row extends SourcedRow> = z.ZodType<
  readonly Row[],
  Changes<Row>,
  z.core.$ZodTypeInternals<readonly Row[], Changes<Row>> & { optin: 'optional' }
>

/** Schema of a list of rows that names only what differs from the shipped ones; a row with a new id must be complete. */
export function rowsById<Row extends SourcedRow>(row: z.ZodObject, shipped: readonly Row[]): RowsById<Row> {
  const change = row.partial().required({ id: true })
  const rows = z.array(change).max(500).default([])
  const merged = rows.transform((changes, context): readonly Row[] => {
    const byId = new Map<string, Row>(shipped.map((one) => [one.id, one]))
    for (const [index, given] of changes.entries()) {
      const { id } = given as SourcedRow
      const parsed = row.safeParse({ ...byId.get(id), source: hallFile(), ...given })
      if (parsed.success) byId.set(id, parsed.data as unknown as Row)
      else context.issues.push(...parsed.error.issues.map((issue) => ({ ...issue, path: [index, ...issue.path], input: given }) as z.core.$ZodRawIssue))
    }
    return [...byId.values()]
  })
  return merged as unknown as RowsById<Row>
}

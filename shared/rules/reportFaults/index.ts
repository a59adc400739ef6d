// SPDX-License-Identifier: Apache-2.0
import { isAtLeast, type Rank } from '../../domain/index.ts'
import type { FaultRow, ReportFault, ReportFaults } from './schema.ts'

export { REPORT_FAULTS, SHIPPED_FAULTS, reportFaultsSchema, type FaultRow, type ReportFault, type ReportFaults } from './schema.ts'
export { reportFaultsTable } from './table.ts'

/** The row of a fault; every fault has one because the shipped rows are merged by id. */
export function faultRow(rules: ReportFaults, id: ReportFault): FaultRow {
  const row = rules.faults.find((one) => one.id === id)
  if (!row) throw new Error(`no row for ${id}`)
  return row
}

/** Who wants to determine a fault. */
export interface Determiner {
  readonly rank: Rank
  readonly postId?: string | undefined
}

/** Whether this person may determine this fault: by rank, or because the post is named in the table. */
export function mayDetermine(rules: ReportFaults, id: ReportFault, by: Determiner): boolean {
  const row = faultRow(rules, id)
  return isAtLeast(by.rank, row.determinedBy) || (by.postId !== undefined && row.posts.includes(by.postId))
}

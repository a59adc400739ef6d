// SPDX-License-Identifier: Apache-2.0
export { SHIPPED_TOWNS, type TownRow } from './defaults.ts'
export { leadSchema, type LeadRules } from './schema.ts'
export { proposeAssignment, type AssignmentBasis, type AssignmentFacts, type ProposedAssignment, type ProposedUnit } from './suggest.ts'
export { leadTable } from './table.ts'

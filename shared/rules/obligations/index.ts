// SPDX-License-Identifier: Apache-2.0
export { SHIPPED_OBLIGATIONS, type ObligationOwner, type ObligationRow } from './defaults.ts'
export { owedDuties, type ObligationFacts } from './judge.ts'
export { obligationRowSchema, obligationsSchema, type ObligationRules } from './schema.ts'
export { OWNER_WORDS, obligationsTable } from './table.ts'

// SPDX-License-Identifier: Apache-2.0
export { GRADE_FACTS, SHIPPED_GRADE_ROWS, type GradeFact, type GradeRow } from './defaults.ts'
export { grade, isAtLeast, worseGrade, type GradeFacts, type GradeJudgement, type GradeReason, type GradeSections } from './grade.ts'
export { gradeRowSchema, gradingSchema, type GradingRules } from './schema.ts'
export { GRADE_FACT_WORDS, GRADE_WORDS, gradingTable } from './table.ts'

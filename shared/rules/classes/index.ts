// SPDX-License-Identifier: Apache-2.0
export { SHIPPED_SUB_CLASSES, type SubClassRow } from './defaults.ts'
export { categoryOf, findSubClass, headquartersOf, namesOf, type IncidentKind } from './find.ts'
export { classesSchema, subClassIdSchema, subClassSchema, type ClassRules } from './schema.ts'
export { CATEGORY_WORDS, classesTable } from './table.ts'

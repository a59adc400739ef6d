// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { headquartersKeySchema } from '../../domain/index.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { SHIPPED_SUB_CLASSES } from './defaults.ts'

/** Id of a sub-class: shipped ones are permanent, a district may add its own. */
export const subClassIdSchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,40}$/, 'a camelCase id of at most 41 letters and digits')

/** One sub-class (事件子类). */
export const subClassSchema = z.strictObject({
  id: subClassIdSchema,
  category: headquartersKeySchema,
  zh: z.string().min(1).max(60),
  en: z.string().min(1).max(80),
  partOf: subClassIdSchema.optional(),
  gbCode: z
    .string()
    .regex(/^[0-9A-Z]{2,12}$/)
    .optional(),
  headquarters: headquartersKeySchema,
  leadDepartment: z.string().min(1).max(80),
  source: ruleSourceSchema,
})

/** Section `classes`: sub-classes with their headquarters and lead departments, and how incidents are numbered. */
export const classesSchema = z.strictObject({
  subClasses: rowsById(subClassSchema, SHIPPED_SUB_CLASSES),
  numberPrefix: z.string().min(1).max(20).default('松应急'),
})

/** Classes and sub-classes in force. */
export type ClassRules = z.infer<typeof classesSchema>

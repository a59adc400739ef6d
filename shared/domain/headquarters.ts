// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { INCIDENT_CLASSES } from './bodies.ts'

/** The four special headquarters and the fifth category 城市重要关键问题 with its own lead. */
export const HEADQUARTERS_KEYS = [...INCIDENT_CLASSES, 'key'] as const
export const headquartersKeySchema = z.enum(HEADQUARTERS_KEYS)
/** Which headquarters. */
export type HeadquartersKey = (typeof HEADQUARTERS_KEYS)[number]

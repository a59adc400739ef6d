// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { SHIPPED_TOWNS } from './defaults.ts'

const unitId = z.string().min(1).max(80)
const town = z.strictObject({
  id: unitId,
  name: z.string().min(1).max(80),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  source: ruleSourceSchema,
})

/** Who coordinates when nothing else is said. */
export const SHIPPED_COORDINATOR = { unitId: 'committee', name: '城运应急委' }

/** Section `lead`: who coordinates (管总), and the towns that fight (主战); lead departments (主管) stand in `classes`. */
export const leadSchema = z.strictObject({
  coordinator: z.strictObject({ unitId, name: z.string().min(1).max(80) }).default(SHIPPED_COORDINATOR),
  towns: rowsById(town, SHIPPED_TOWNS),
  farthestTownKm: z.number().min(0.1).max(100).default(15),
})

/** Assignment of incidents in force. */
export type LeadRules = z.infer<typeof leadSchema>

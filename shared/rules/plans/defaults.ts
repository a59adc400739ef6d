// SPDX-License-Identifier: Apache-2.0
import { GAS_PLAN } from './accident.ts'
import { EPIDEMIC_PLAN } from './health.ts'
import { FLOOD_PLAN } from './natural.ts'
import type { EmergencyPlan } from './plan.ts'
import { CROWD_PLAN } from './social.ts'

/** Plans as shipped: four samples (示例), one for each headquarters; a district puts its own in their place. */
export const SHIPPED_PLANS: readonly EmergencyPlan[] = [FLOOD_PLAN, GAS_PLAN, EPIDEMIC_PLAN, CROWD_PLAN]

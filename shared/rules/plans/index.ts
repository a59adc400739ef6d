// SPDX-License-Identifier: Apache-2.0
export { SHIPPED_PLANS } from './defaults.ts'
export {
  findPlan,
  planAtLevel,
  plansFor,
  type EmergencyPlan,
  type PlanAtLevel,
  type PlanDuty,
  type PlanLayout,
  type PlanMuster,
  type PlanNeed,
  type Plans,
  type PlanStep,
} from './plan.ts'
export { planSchema, plansSchema } from './schema.ts'
export { plansTable } from './table.ts'

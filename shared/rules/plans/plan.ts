// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey } from '../../domain/index.ts'
import type { CommandLevel } from '../commandRanks/index.ts'
import type { RuleSource } from '../ruleTable.ts'

/** Part of a plan that may stand for some of its levels only; for all where none is named. */
interface AtLevels {
  readonly levels?: readonly CommandLevel[] | undefined
}

/** Who does what by the plan: a unit or a post of the organisation. */
export interface PlanDuty extends AtLevels {
  readonly unitId?: string | undefined
  readonly postId?: string | undefined
  readonly duty: string
}

/** Who is called into the hall (进驻): a post, or the duty post of a unit. */
export interface PlanMuster extends AtLevels {
  readonly unitId?: string | undefined
  readonly postId?: string | undefined
}

/** A team or supply the plan needs (需求清单). */
export interface PlanNeed extends AtLevels {
  readonly kind: 'team' | 'supply'
  readonly name: string
  readonly count: number
  readonly unit: string
}

/** A step of the plan with its time limit, counted from the start of the response. */
export interface PlanStep extends AtLevels {
  readonly id: string
  readonly title: string
  readonly minutes: number
  readonly unitId?: string | undefined
}

/** What the wall shows while the plan runs; without screens, the whole wall. */
export interface PlanLayout extends AtLevels {
  readonly layoutId: string
  readonly screens?: readonly string[] | undefined
}

/** An emergency plan (专项预案), as a plain row. */
export interface EmergencyPlan {
  readonly id: string
  readonly title: string
  readonly headquarters: HeadquartersKey
  readonly subClasses: readonly string[]
  readonly levels: readonly CommandLevel[]
  readonly sample?: boolean | undefined
  readonly retired?: boolean | undefined
  readonly duties: readonly PlanDuty[]
  readonly muster: readonly PlanMuster[]
  readonly needs: readonly PlanNeed[]
  readonly steps: readonly PlanStep[]
  readonly layouts: readonly PlanLayout[]
  readonly source: RuleSource
}

/** The plans in force. */
export type Plans = readonly EmergencyPlan[]

/** What a plan asks for at one level. */
export type PlanAtLevel = Pick<EmergencyPlan, 'duties' | 'muster' | 'needs' | 'steps' | 'layouts'>

/** A plan by its id; undefined where there is none. */
export function findPlan(plans: Plans, id: string): EmergencyPlan | undefined {
  return plans.find((plan) => plan.id === id)
}

/** Plans in use that a headquarters may follow at a level. */
export function plansFor(plans: Plans, { headquarters, level }: { readonly headquarters: HeadquartersKey; readonly level: CommandLevel }): EmergencyPlan[] {
  return plans.filter((plan) => plan.retired !== true && plan.headquarters === headquarters && plan.levels.includes(level))
}

/** The parts of a plan that stand at a level, in the order of the plan. */
export function planAtLevel(plan: EmergencyPlan, level: CommandLevel): PlanAtLevel {
  const standing = <Part extends AtLevels>(parts: readonly Part[]): Part[] => parts.filter((part) => part.levels === undefined || part.levels.includes(level))
  return {
    duties: standing(plan.duties),
    muster: standing(plan.muster),
    needs: standing(plan.needs),
    steps: standing(plan.steps),
    layouts: standing(plan.layouts),
  }
}

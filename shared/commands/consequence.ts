// SPDX-License-Identifier: Apache-2.0
import type { HallState, RealmState } from '../hall/index.ts'
import type { HallRules } from '../rules/hallRules.ts'
import type { CommandName } from './registry.ts'

/** A command of the system that a moment brings about: a limit ran out, a minute has passed. Its id makes it happen once, also across restarts. */
export interface Consequence {
  readonly name: CommandName
  readonly input: Record<string, unknown>
  /** `deadline:step`, permanent for the same cause. */
  readonly commandId: string
  readonly realm: string
}

/** What a source of consequences looks at. */
export interface ConsequenceSight {
  readonly state: HallState
  readonly realmId: string
  readonly realm: RealmState
  readonly rules: HallRules
  readonly now: number
}

/** Consequences of one area that are due at the moment and are not in the state yet. */
export type ConsequenceSource = (sight: ConsequenceSight) => readonly Consequence[]

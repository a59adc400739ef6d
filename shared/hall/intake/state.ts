// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { ReportForm } from '../../rules/reportClocks/defaults.ts'
import type { FieldValues } from '../../rules/reportFields/schema.ts'
import type { INTAKE_EVENTS } from './events.ts'

type Recorded = z.infer<(typeof INTAKE_EVENTS)['intake.recorded']>

/** How an intake stands. */
export type IntakeStatus = 'open' | 'linked' | 'closed' | 'void'

/** One line of the intake register (接报登记簿). */
export type Intake = Omit<Recorded, 'year' | 'ordinal'> & {
  readonly status: IntakeStatus
  readonly recordedAt: number
  readonly recordedBy: string
  readonly incidentId?: string
  readonly draft?: { readonly at: number; readonly by: string; readonly form: ReportForm; readonly fields: FieldValues; readonly missing: readonly string[] }
  /** What was done with it, the newest first. */
  readonly history: readonly { readonly at: number; readonly by: string; readonly what: string; readonly before?: string; readonly reason?: string }[]
  readonly endedAt?: number
}

/** The intake register of one realm. */
export interface IntakeSlice {
  readonly intakes: Readonly<Record<string, Intake>>
  /** Last number given in a year. */
  readonly intakeNumbers: Readonly<Record<string, number>>
}

/** Nothing was taken in yet. */
export const NO_INTAKES: IntakeSlice = { intakes: {}, intakeNumbers: {} }

/** Intakes linked to an incident, the earliest received first. */
export function intakesOf(realm: IntakeSlice, incidentId: string): Intake[] {
  return Object.values(realm.intakes)
    .filter((intake) => intake.incidentId === incidentId && intake.status !== 'void')
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1))
}

/** Intakes nobody has dealt with, the oldest first. */
export function openIntakes(realm: IntakeSlice): Intake[] {
  return Object.values(realm.intakes)
    .filter((intake) => intake.status === 'open')
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1))
}

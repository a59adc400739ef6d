// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { Deadline } from '../../../domain/index.ts'
import type { Correction } from '../parts.ts'
import {
  RISK_LEVELS,
  type consultationFieldsSchema,
  type decisionFieldsSchema,
  type followUpSchema,
  type minuteSchema,
  type riskFieldsSchema,
} from './events.ts'

/** A minute with the time it was taken. */
export interface Minute extends Readonly<z.infer<typeof minuteSchema>> {
  readonly at: number
}

/** A decision and how it is carried out. */
export interface Decision extends Readonly<z.infer<typeof decisionFieldsSchema>> {
  readonly at: number
  readonly followUps: readonly Readonly<z.infer<typeof followUpSchema>>[]
  readonly doneAt?: number
}

/** A consultation (会商) with its minutes and decisions. */
export interface Consultation extends Readonly<z.infer<typeof consultationFieldsSchema>> {
  readonly openedAt: number
  readonly openedBy: string
  readonly minutes: readonly Minute[]
  readonly decisions: readonly Decision[]
  readonly closed?: { readonly at: number; readonly by: string; readonly summary: string; readonly reason?: string | undefined }
  readonly corrections: readonly Correction[]
}

/** A risk on the list (风险清单). */
export interface Risk extends Readonly<z.infer<typeof riskFieldsSchema>> {
  readonly addedAt: number
  readonly addedBy: string
  readonly closed?: { readonly at: number; readonly by: string; readonly outcome: string }
  readonly corrections: readonly Correction[]
}

/** Consultations and risks of one realm. */
export interface ConsultationSlice {
  readonly consultations: Readonly<Record<string, Consultation>>
  readonly risks: Readonly<Record<string, Risk>>
}

/** Neither yet. */
export const NO_CONSULTATIONS: ConsultationSlice = { consultations: {}, risks: {} }

/** Decisions that are not carried out. */
export function pendingDecisions(consultation: Consultation): Decision[] {
  return consultation.decisions.filter((decision) => decision.doneAt === undefined)
}

/** Risks that are open, the gravest first. */
export function openRisks(slice: ConsultationSlice): Risk[] {
  return Object.values(slice.risks)
    .filter((risk) => !risk.closed)
    .sort((a, b) => RISK_LEVELS.indexOf(a.level) - RISK_LEVELS.indexOf(b.level) || a.addedAt - b.addedAt)
}

/** Decisions of all consultations: how many, and how many are carried out. */
export function decisionProgress(slice: ConsultationSlice): { readonly total: number; readonly done: number } {
  const all = Object.values(slice.consultations).flatMap((one) => one.decisions)
  return { total: all.length, done: all.filter((decision) => decision.doneAt !== undefined).length }
}

/** Time limits of decisions and of risks. */
export function consultationDeadlines(slice: ConsultationSlice): Deadline[] {
  const decisions = Object.values(slice.consultations).flatMap((one) => one.decisions.flatMap((decision) => decisionDeadline(one, decision)))
  return [...decisions, ...Object.values(slice.risks).flatMap(riskDeadline)]
}

function decisionDeadline({ id, closed }: Consultation, { id: decisionId, unit, dueAt, at, doneAt }: Decision): Deadline[] {
  if (dueAt === undefined) return []
  const end = doneAt ?? closed?.at
  return [
    {
      id: `consultation.decision:${id}:${decisionId}`,
      kind: 'consultation.decision',
      subject: { kind: 'consultation', id },
      ...(unit ? { owner: unit.id ?? unit.name } : {}),
      startAt: at,
      startBasis: 'known',
      dueAt,
      ...(end === undefined ? {} : { doneAt: end }),
    },
  ]
}

function riskDeadline({ id, unit, dueAt, addedAt, closed }: Risk): Deadline[] {
  if (dueAt === undefined) return []
  return [
    {
      id: `risk.handling:${id}`,
      kind: 'risk.handling',
      subject: { kind: 'risk', id },
      ...(unit ? { owner: unit.id ?? unit.name } : {}),
      startAt: addedAt,
      startBasis: 'known',
      dueAt,
      ...(closed ? { doneAt: closed.at } : {}),
    },
  ]
}

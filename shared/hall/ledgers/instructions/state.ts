// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { Deadline } from '../../../domain/index.ts'
import type { Correction } from '../parts.ts'
import type { assignmentFieldsSchema, feedbackSchema, instructionFieldsSchema } from './events.ts'

/** What a unit answered. */
export type Feedback = Readonly<z.infer<typeof feedbackSchema>>

/** A unit's part of an instruction. */
export interface Assignment extends Readonly<z.infer<typeof assignmentFieldsSchema>> {
  readonly assignedAt: number
  readonly assignedBy: string
  readonly feedback: readonly Feedback[]
  /** When its final feedback came. */
  readonly doneAt?: number
}

/** Where an instruction stands: 登记, 交办, 反馈, 办结. */
export type InstructionStatus = 'registered' | 'assigned' | 'answered' | 'closed'

/** A leader's instruction (批示). */
export interface Instruction extends Readonly<z.infer<typeof instructionFieldsSchema>> {
  readonly status: InstructionStatus
  readonly registeredAt: number
  readonly registeredBy: string
  readonly assignments: readonly Assignment[]
  readonly closed?: { readonly at: number; readonly by: string; readonly summary: string; readonly reason?: string | undefined }
  /** Times it was closed and opened again, the newest first. */
  readonly reopened: readonly { readonly at: number; readonly by: string; readonly reason: string }[]
  readonly corrections: readonly Correction[]
}

/** Instructions of one realm. */
export interface InstructionSlice {
  readonly instructions: Readonly<Record<string, Instruction>>
}

/** No instruction yet. */
export const NO_INSTRUCTIONS: InstructionSlice = { instructions: {} }

/** Units that have not given their final feedback. */
export function pendingAssignments(instruction: Instruction): Assignment[] {
  return instruction.assignments.filter((assignment) => assignment.doneAt === undefined)
}

/** Which instructions to count. */
export interface InstructionChoice {
  readonly incidentId?: string
}

/** 批示落实 n/m: how many instructions there are, how many are closed, how many are past a unit's limit. */
export function instructionProgress(
  slice: InstructionSlice,
  now: number,
  { incidentId }: InstructionChoice = {},
): { readonly total: number; readonly closed: number; readonly overdue: number } {
  const all = Object.values(slice.instructions).filter((one) => incidentId === undefined || one.incidentId === incidentId)
  const isOverdue = (one: Instruction): boolean => one.status !== 'closed' && pendingAssignments(one).some(({ dueAt }) => dueAt !== undefined && now > dueAt)
  return { total: all.length, closed: all.filter((one) => one.status === 'closed').length, overdue: all.filter(isOverdue).length }
}

/** Time limits of units for their feedback. */
export function instructionDeadlines(slice: InstructionSlice): Deadline[] {
  return Object.values(slice.instructions).flatMap((instruction) => instruction.assignments.flatMap((assignment) => deadlineOf(instruction, assignment)))
}

function deadlineOf(instruction: Instruction, { id, unit, dueAt, assignedAt, doneAt }: Assignment): Deadline[] {
  if (dueAt === undefined) return []
  const end = doneAt ?? instruction.closed?.at
  return [
    {
      id: `instruction.feedback:${instruction.id}:${id}`,
      kind: 'instruction.feedback',
      subject: { kind: 'instruction', id: instruction.id },
      owner: unit.id ?? unit.name,
      startAt: assignedAt,
      startBasis: 'known',
      dueAt,
      ...(end === undefined ? {} : { doneAt: end }),
    },
  ]
}

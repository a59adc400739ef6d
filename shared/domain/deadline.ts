// SPDX-License-Identifier: Apache-2.0

/** A time limit that runs, ran out or was kept. Instants in epoch ms UTC. */
export interface Deadline {
  /** Permanent: the same limit has the same id in every fold, so that its consequences happen once. */
  readonly id: string
  /** Which rule set it, such as `report.oral` or `order.sign`. */
  readonly kind: string
  /** What it belongs to. */
  readonly subject: { readonly kind: string; readonly id: string }
  /** Who owes it: a unit or post id, or words where there is none. */
  readonly owner?: string
  readonly startAt: number
  /** `presumed` (推定): the start is only the earliest provable moment. */
  readonly startBasis: 'known' | 'presumed'
  readonly dueAt: number
  /** When it was kept or ceased to matter. */
  readonly doneAt?: number
}

/** How a time limit stands at a moment: near = within `nearMs` of its end. */
export type DeadlineState = 'running' | 'near' | 'overdue' | 'met' | 'missed'

/** Judges a limit: done on the very instant of `dueAt` is still met. */
export function judgeDeadline(
  deadline: Pick<Deadline, 'dueAt' | 'doneAt'>,
  now: number,
  nearMs = 5 * 60_000,
): { readonly state: DeadlineState; readonly overrunMs: number } {
  const end = deadline.doneAt ?? now
  const overrunMs = Math.max(0, end - deadline.dueAt)
  if (deadline.doneAt !== undefined) return { state: overrunMs > 0 ? 'missed' : 'met', overrunMs }
  if (overrunMs > 0) return { state: 'overdue', overrunMs }
  return { state: deadline.dueAt - now <= nearMs ? 'near' : 'running', overrunMs: 0 }
}

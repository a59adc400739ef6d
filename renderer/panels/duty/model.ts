// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../../../shared/domain/index.ts'

/** Someone on duty. */
export interface DutyPerson {
  readonly id: string
  readonly role: 'leader' | 'chief' | 'officer'
  readonly person: string
}

/** A seat of the hall; `awayMs` is set while nobody sits there. */
export interface DutySeat {
  readonly id: string
  readonly department: string
  readonly state: 'present' | 'away' | 'remote'
  readonly awayMs: number | null
}

const ROLES = ['leader', 'chief', 'officer'] as const

/** People on duty: leader, shift chief, officers. */
export function dutyPeople(records: Iterable<RecordOf<'duty'>>): DutyPerson[] {
  return [...records]
    .filter((record) => !record.deleted)
    .sort((a, b) => ROLES.indexOf(a.body.role) - ROLES.indexOf(b.body.role) || a.id.localeCompare(b.id, 'en', { numeric: true }))
    .map(({ id, body }) => ({ id, role: body.role, person: body.person }))
}

/** Seats in the order of their ids, with how long an absent one has been away. */
export function dutySeats(records: Iterable<RecordOf<'seat'>>, now: number): DutySeat[] {
  return [...records]
    .filter((record) => !record.deleted)
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
    .map(({ id, body }) => ({
      id,
      department: body.department,
      state: body.state,
      awayMs: body.state === 'away' ? Math.max(0, now - (body.since ?? now)) : null,
    }))
}

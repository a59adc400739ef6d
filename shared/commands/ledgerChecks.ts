// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { realmOf, type HallState, type RealmState } from '../hall/index.ts'
import type { PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { beijingMinute } from './beijingText.ts'
import { refuse, type Refusal, type RefusalCode } from './refusals.ts'

/** Id of an entry or of one of its parts, as a caller names it. */
export const entryIdInput = z.string().trim().min(1).max(120)
/** Id of an incident or a report. */
export const linkIdInput = z.string().trim().min(1).max(300)
/** Words of an entry. */
export const textInput = z.string().trim().min(1).max(4000)
/** A title or a name. */
export const titleInput = z.string().trim().min(1).max(200)
/** Why something is done. */
export const reasonInput = z.string().trim().min(1).max(1000)
/** Answer that names the entry. */
export const entryAnswer = z.strictObject({ id: z.string() })

/** A refusal whose words begin with the field. */
export function refuseField(code: RefusalCode, field: string, [zh, en]: readonly [zh: string, en: string]): Refusal {
  return refuse(code, { zh: `${field}: ${zh}`, en: `${field}: ${en}` })
}

/** Why a time of something that happened cannot be right; null when it can. Times in the present millisecond count as past. */
export function pastRefusal(
  field: string,
  at: number | undefined,
  { now, from }: { readonly now: number; readonly from?: number | undefined },
): Refusal | null {
  if (at === undefined) return null
  if (at > now) return refuseField('in-the-future', field, [`${beijingMinute(at)} 晚于当前时刻`, `${beijingMinute(at)} lies in the future`])
  if (from === undefined || at >= from) return null
  return refuseField('out-of-order', field, [
    `${beijingMinute(at)} 早于登记的 ${beijingMinute(from)}`,
    `${beijingMinute(at)} is before ${beijingMinute(from)}, when this began`,
  ])
}

/** Why a limit cannot be right: it must not end before it begins. */
export function dueRefusal(field: string, dueAt: number | undefined, from: number): Refusal | null {
  if (dueAt === undefined || dueAt >= from) return null
  return refuseField('out-of-order', field, [
    `时限 ${beijingMinute(dueAt)} 早于起点 ${beijingMinute(from)}`,
    `${beijingMinute(dueAt)} is before its start ${beijingMinute(from)}`,
  ])
}

/** Why an incident cannot be linked; null when it can or none is named. */
export function incidentRefusal(realm: RealmState, incidentId: string | undefined): Refusal | null {
  if (incidentId === undefined || ownValue(realm.incidents, incidentId)) return null
  return refuseField('unknown-incident', 'incidentId', [`没有事件“${incidentId}”`, `there is no incident "${incidentId}"`])
}

/** The realm a plan works on. */
export function realmAt(state: HallState, context: PlanContext): RealmState {
  return realmOf(state, context.realm)
}

/** An entry of a ledger, or the refusal that names it. */
export function findEntry<Entry>(entries: Readonly<Record<string, Entry>>, id: string, [zh, en]: readonly [zh: string, en: string]): Found<Entry> {
  const value = ownValue(entries, id)
  return value ? { ok: true, value } : refuseField('unknown-entry', 'id', [`没有${zh}“${id}”`, `there is no ${en} "${id}"`])
}

/** The first refusal of several checks. */
export function firstRefusal(...checks: readonly (Refusal | null)[]): Refusal | null {
  return checks.find((check) => check !== null) ?? null
}

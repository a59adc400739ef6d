// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { incidentClassSchema, instantSchema, positionSchema, slugSchema, type HeadquartersKey, type IncidentClass } from '../domain/index.ts'
import { findReport, realmOf, type HallIncident, type HallReport, type HallState } from '../hall/index.ts'
import { sectorOf } from '../hall/organisation/sectors.ts'
import { categoryOf, findSubClass, headquartersOf, subClassIdSchema } from '../rules/classes/index.ts'
import type { PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { refuse, type Refusal } from './refusals.ts'

/** Id of an incident as commands name it. */
export const incidentIdInput = z.string().min(1).max(300)
/** A reason a person gives. */
export const reasonInput = z.string().trim().min(1).max(1000)
/** A report as commands name it; the source may be left out while only one report has the id. */
export const reportInput = { reportId: z.string().min(1).max(300), source: slugSchema.optional() }
/** Class and sub-class as commands name them. */
export const kindInput = { class: incidentClassSchema.optional(), subClass: subClassIdSchema.optional() }
/** Place as commands name it. */
export const placeInput = {
  address: z.string().trim().min(1).max(400).optional(),
  town: z.string().trim().min(1).max(80).optional(),
  position: positionSchema.optional(),
}
/** A moment of the past. */
export const momentInput = instantSchema

/** The incident of this id in the realm of the command. */
export function findIncident(state: HallState, { realm }: PlanContext, id: string): Found<HallIncident> {
  const value = ownValue(realmOf(state, realm).incidents, id)
  return value ? { ok: true, value } : refuse('unknown-incident', { zh: `incidentId: 没有事件“${id}”`, en: `incidentId: there is no incident "${id}"` })
}

/** The report of this name in the realm of the command. */
export function findReportNamed(
  state: HallState,
  { realm }: PlanContext,
  named: { readonly reportId: string; readonly source?: string | undefined },
): Found<HallReport> {
  const { reportId, source } = named
  const { reports } = realmOf(state, realm)
  const value = source === undefined ? reports.find((one) => one.id === reportId) : findReport(reports, { id: reportId, source })
  if (!value) return refuse('unknown-report', { zh: `reportId: 没有报告“${reportId}”`, en: `reportId: there is no report "${reportId}"` })
  if (source === undefined && reports.some((one) => one.id === reportId && one.source !== value.source))
    return refuse('bad-input', { zh: `source: 有多个来源使用编号“${reportId}”，请注明来源`, en: `source: several sources use the id "${reportId}"; name one` })
  return { ok: true, value }
}

/** Class, sub-class and headquarters as an event keeps them. */
export interface KindFields {
  readonly class?: IncidentClass
  readonly subClass?: string
  readonly subClassName?: string
  readonly headquarters?: HeadquartersKey
}

/** Checks class and sub-class against the table and fills in what follows from them. */
export function resolveKind(
  given: { readonly class?: IncidentClass | undefined; readonly subClass?: string | undefined },
  { rules }: PlanContext,
): Found<KindFields> {
  const row = findSubClass(rules.classes, given.subClass)
  if (given.subClass !== undefined && !row)
    return refuse('bad-input', { zh: `subClass: 事件子类表中没有“${given.subClass}”`, en: `subClass: the table has no sub-class "${given.subClass}"` })
  if (row && given.class !== undefined && row.category !== given.class)
    return refuse('bad-input', {
      zh: `subClass: “${row.zh}”不属于 ${given.class}，属于 ${row.category}`,
      en: `subClass: "${row.id}" belongs to ${row.category}, not to ${given.class}`,
    })
  const category = categoryOf(rules.classes, given)
  const headquarters = headquartersOf(rules.classes, given)
  return {
    ok: true,
    value: {
      ...(category === 'unclassified' || category === 'key' ? {} : { class: category }),
      ...(row ? { subClass: row.id, subClassName: row.zh } : {}),
      ...(headquarters ? { headquarters } : {}),
    },
  }
}

/** Refuses moments that lie in the future. */
export function futureRefusal(moments: Readonly<Record<string, number | undefined>>, now: number): Refusal | null {
  for (const [field, at] of Object.entries(moments))
    if (at !== undefined && at > now) return refuse('in-the-future', { zh: `${field}: 时间晚于当前时刻`, en: `${field}: it lies in the future` })
  return null
}

/** Refuses an incident that is learned of before it happens. */
export function orderRefusal({ occurredAt, learnedAt }: { readonly occurredAt?: number | undefined; readonly learnedAt?: number | undefined }): Refusal | null {
  if (occurredAt === undefined || learnedAt === undefined || occurredAt <= learnedAt) return null
  return refuse('out-of-order', { zh: 'learnedAt: 获悉时间早于事发时间', en: 'learnedAt: it is before occurredAt' })
}

/** Refuses a sector the table does not have now: nobody would be found who answers for it. */
export function sectorRefusal({ organisation }: HallState, sectorId: string | undefined, { now }: PlanContext): Refusal | null {
  if (sectorId === undefined || sectorOf(organisation, sectorId, now)) return null
  return refuse('unknown-entry', {
    zh: `sectorId: 行业分工表中没有现行的行业“${sectorId}”`,
    en: `sectorId: the sector table has no sector "${sectorId}" in force`,
  })
}

/** The given fields without those that are undefined, so that events carry only what was said. */
export function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> }
}

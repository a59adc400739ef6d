// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../../domain/index.ts'
import type { RuleSource } from '../../rules/ruleTable.ts'
import type { NamedPerson } from '../duty/person.ts'

/** Who owes a duty: the post and person where the organisation names one, always the words. */
export interface ObligationHolder {
  readonly words: string
  readonly unitId?: string | undefined
  readonly postId?: string | undefined
  readonly person?: string | undefined
  readonly sectorId?: string | undefined
  readonly sectorName?: string | undefined
  /** AB roles (AB角): title of the post this one stands in for. */
  readonly standsInFor?: string | undefined
}

/** Ways a duty is fulfilled. */
export const FULFILMENT_WAYS = ['onScene', 'phone', 'oral', 'written', 'system'] as const
/** Way a duty was fulfilled. */
export type FulfilmentWay = (typeof FULFILMENT_WAYS)[number]

/** A duty (职责) an incident brought, with its clock. */
export interface Obligation {
  readonly id: string
  readonly incidentId: string
  readonly incidentTitle: string
  /** Row of the table it stands on. */
  readonly rule: string
  readonly zh: string
  readonly en: string
  readonly holder: ObligationHolder
  readonly startAt: number
  readonly startBasis: 'known' | 'presumed'
  readonly dueAt: number
  readonly source: RuleSource
  readonly limitSource?: RuleSource | undefined
  readonly status: 'open' | 'fulfilled' | 'waived' | 'lapsed'
  readonly createdAt: number
  /** When the limit was found to have run out; stays when it is fulfilled late. */
  readonly missedAt?: number
  readonly fulfilled?: {
    readonly who: NamedPerson
    readonly at: number
    readonly way: FulfilmentWay
    readonly note?: string | undefined
    readonly recordedBy: string
    readonly recordedAt: number
  }
  readonly waived?: { readonly by: NamedPerson; readonly reason: string; readonly at: number }
  /** 失效: what brought it is no longer so. */
  readonly lapsed?: { readonly reason: string; readonly at: number }
}

/** Duties of one realm. */
export interface ObligationSlice {
  readonly obligations: Readonly<Record<string, Obligation>>
}

/** No duty yet. */
export const NO_OBLIGATIONS: ObligationSlice = { obligations: {} }

/** Duties of an incident, in the order they arose. */
export function obligationsOf(realm: ObligationSlice, incidentId: string): Obligation[] {
  return Object.values(realm.obligations)
    .filter((one) => one.incidentId === incidentId)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

/** Duties nobody has fulfilled yet, the soonest due first. */
export function openObligations(realm: ObligationSlice): Obligation[] {
  return Object.values(realm.obligations)
    .filter((one) => one.status === 'open')
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}

/** Time limits of duties; one fulfilled was done when it was done, however late it was recorded. */
export function obligationDeadlines(realm: ObligationSlice): Deadline[] {
  return Object.values(realm.obligations).map((one) => {
    const doneAt = one.fulfilled?.at ?? one.waived?.at ?? one.lapsed?.at
    return {
      id: `obligation:${one.id}`,
      kind: `obligation.${one.rule}`,
      subject: { kind: 'incident', id: one.incidentId },
      owner: one.holder.postId ?? one.holder.unitId ?? one.holder.words,
      startAt: one.startAt,
      startBasis: one.startBasis,
      dueAt: one.dueAt,
      ...(doneAt === undefined ? {} : { doneAt }),
    }
  })
}

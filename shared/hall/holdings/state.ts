// SPDX-License-Identifier: Apache-2.0
import type { NamedPerson } from '../duty/person.ts'
import type { HeadquartersKey } from '../organisation/state.ts'

/** Headquarters that can hold a resource: the four, and the lead of 城市重要关键问题. */
export const HOLDERS = ['natural', 'accident', 'health', 'social', 'key'] as const satisfies readonly HeadquartersKey[]

/** A team or a supply as a feed names it; the name stays readable when the feed is gone. */
export interface HeldResource {
  readonly source: string
  readonly id: string
  readonly name: string
}

/** Who holds it and what for. */
export interface HoldingFor {
  readonly headquarters: HeadquartersKey
  readonly responseId?: string
  readonly incidentId?: string
  readonly orderId?: string
}

/** A holding (占用) of a team, or of a quantity of a supply, by one headquarters. */
export interface Holding extends HoldingFor {
  readonly id: string
  readonly kind: 'team' | 'supply'
  readonly resource: HeldResource
  /** Of a supply: how much was taken, and in what. */
  readonly quantity?: number
  readonly unit?: string
  /** Of a supply: how much has come back, how much was used up. */
  readonly returned: number
  readonly consumed: number
  readonly takenAt: number
  readonly takenBy: string
  readonly approvedBy?: NamedPerson
  readonly endedAt?: number
  /** Earlier holders, the latest first. */
  readonly transfers: readonly { readonly at: number; readonly from: HoldingFor; readonly to: HoldingFor; readonly reason: string; readonly by: string }[]
}

/** Holdings of one realm, by id. */
export interface HoldingSlice {
  readonly holdings: Readonly<Record<string, Holding>>
}

/** Nothing is held yet. */
export const NO_HOLDINGS: HoldingSlice = { holdings: {} }

/** Holdings that are not released, the oldest first. */
export function openHoldings(realm: HoldingSlice): Holding[] {
  return Object.values(realm.holdings)
    .filter((holding) => holding.endedAt === undefined)
    .sort((a, b) => a.takenAt - b.takenAt || (a.id < b.id ? -1 : 1))
}

/** What a response still holds: what is to be given back when it ends. */
export function holdingsOfResponse(realm: HoldingSlice, responseId: string): Holding[] {
  return openHoldings(realm).filter((holding) => holding.responseId === responseId)
}

/** Open holdings of one resource. */
export function holdingsOfResource(realm: HoldingSlice, resource: Pick<HeldResource, 'source' | 'id'>): Holding[] {
  return openHoldings(realm).filter((holding) => holding.resource.source === resource.source && holding.resource.id === resource.id)
}

/** How much of a supply a holding still has out; 0 for a team. */
export function outstanding(holding: Holding): number {
  return rounded((holding.quantity ?? 0) - holding.returned - holding.consumed)
}

/** Quantities are counted in thousandths, so that 0.1 + 0.2 is 0.3. */
export function rounded(quantity: number): number {
  return Math.round(quantity * 1000) / 1000
}

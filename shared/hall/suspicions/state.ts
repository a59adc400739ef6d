// SPDX-License-Identifier: Apache-2.0
import type { Determination, Suspect } from './events.ts'

/** A suspicion (疑似未报·待核): something others knew and nobody reported in time; people clear it or determine a fault. */
export interface Suspicion extends Suspect {
  readonly id: string
  readonly status: 'pending' | 'cleared' | 'determined'
  readonly raisedAt: number
  readonly cleared?: { readonly at: number; readonly by: string; readonly reason: string }
  readonly determination?: Determination & { readonly recordedAt: number; readonly recordedBy: string }
  /** Earlier determinations and clearings, the newest first, each with why it was replaced. */
  readonly earlier: readonly {
    readonly what: string
    readonly determination?: Determination
    readonly replacedAt: number
    readonly replacedBy: string
    readonly reason: string
  }[]
}

/** Suspicions of one realm. */
export interface SuspicionSlice {
  readonly suspicions: Readonly<Record<string, Suspicion>>
}

/** No suspicion yet. */
export const NO_SUSPICIONS: SuspicionSlice = { suspicions: {} }

/** Suspicions nobody has dealt with, the oldest knowledge first. */
export function pendingSuspicions(realm: SuspicionSlice): Suspicion[] {
  return Object.values(realm.suspicions)
    .filter((suspicion) => suspicion.status === 'pending')
    .sort((a, b) => a.knownAt - b.knownAt || (a.id < b.id ? -1 : 1))
}

/** All the wall may show: 待核 n 件. */
export function suspicionCount(realm: SuspicionSlice): number {
  return Object.values(realm.suspicions).reduce((count, suspicion) => count + Number(suspicion.status === 'pending'), 0)
}

// SPDX-License-Identifier: Apache-2.0
import type { BodyOf } from '../../domain/index.ts'

/** A response (应急响应) of the district and one headquarters; approved by a person, recorded by the shift chief. */
export interface HallResponse {
  readonly id: string
  readonly headquarters: BodyOf<'incident'>['class'] & string
  readonly level: 1 | 2 | 3 | 4
  readonly plan: string
  readonly approval: {
    readonly approver: string
    readonly way: 'oral' | 'phone' | 'written'
    readonly at: number
    readonly clause: string
    readonly recordedBy: string
  }
  readonly startedAt: number
  readonly endedAt?: number
  readonly summary?: string
}

/** Responses of one realm. */
export interface ResponseSlice {
  readonly responses: Readonly<Record<string, HallResponse>>
}

/** No response yet. */
export const NO_RESPONSES: ResponseSlice = { responses: {} }

/** Responses in force, the highest level first. */
export function activeResponses(realm: ResponseSlice): HallResponse[] {
  return Object.values(realm.responses)
    .filter((response) => response.endedAt === undefined)
    .sort((a, b) => a.level - b.level || a.startedAt - b.startedAt)
}

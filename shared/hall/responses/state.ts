// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { MusterMember, ResponseHead, ResponseStep } from './schema.ts'

/** A response (应急响应) of the district and one headquarters; approved by a person, recorded by the shift chief. */
export interface HallResponse extends ResponseHead {
  /** Who is called into the hall (进驻), by member. */
  readonly members?: Readonly<Record<string, MusterMember>>
  /** Steps of the plan, by id. */
  readonly steps?: Readonly<Record<string, ResponseStep>>
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

/** A realm with one response changed; without such a response it stays as it is. */
export function withResponse<Slice extends ResponseSlice>(realm: Slice, id: string, change: (response: HallResponse) => HallResponse): Slice {
  const before = ownValue(realm.responses, id)
  const after = before && change(before)
  return after && after !== before ? { ...realm, responses: { ...realm.responses, [id]: after } } : realm
}

// SPDX-License-Identifier: Apache-2.0
import { activeResponses, activeWarnings, type HallResponse, type HallWarning, type RealmState } from '../../../shared/hall/index.ts'

/** The gravest official warning and the highest response, side by side: what is forecast and what was decided. */
export interface ResponseStatus {
  readonly warning: HallWarning | null
  readonly moreWarnings: number
  readonly response: HallResponse | null
  readonly moreResponses: number
}

/** Both cells at this moment. */
export function responseStatus(realm: RealmState, now: number): ResponseStatus {
  const warnings = activeWarnings(realm, now)
  const responses = activeResponses(realm)
  return {
    warning: warnings[0] ?? null,
    moreWarnings: Math.max(0, warnings.length - 1),
    response: responses[0] ?? null,
    moreResponses: Math.max(0, responses.length - 1),
  }
}

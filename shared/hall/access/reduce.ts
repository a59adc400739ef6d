// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallReducers } from '../area.ts'
import type { ACCESS_EVENTS } from './events.ts'

/** How events of access change the state. */
export const ACCESS_REDUCERS: HallReducers<typeof ACCESS_EVENTS> = {
  'access.granted': (state, body, event) => ({
    ...state,
    principals: { ...state.principals, [body.principal]: { ...body, grantedAt: event.at, grantedBy: event.actor.principal } },
  }),
  'access.revoked': (state, body) => {
    if (!ownValue(state.principals, body.principal)) return state
    const { [body.principal]: _revoked, ...principals } = state.principals
    return { ...state, principals }
  },
}

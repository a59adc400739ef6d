// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { RealmReducers } from '../area.ts'
import type { RESPONSE_EVENTS } from './events.ts'

/** How events of responses change a realm. */
export const RESPONSE_REDUCERS: RealmReducers<typeof RESPONSE_EVENTS> = {
  'response.raised': (realm, body, event) => ({ ...realm, responses: { ...realm.responses, [body.id]: { ...body, startedAt: event.at } } }),
  'response.ended': (realm, body, event) => {
    const response = ownValue(realm.responses, body.id)
    if (!response) return realm
    return { ...realm, responses: { ...realm.responses, [body.id]: { ...response, endedAt: event.at, summary: body.summary } } }
  },
}

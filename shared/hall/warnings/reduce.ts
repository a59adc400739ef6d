// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { WARNING_EVENTS } from './events.ts'
import { warningKey, type HallWarning } from './state.ts'

const ENDED_WARNINGS_KEPT = 100

/** How events of warnings change a realm. */
export const WARNING_REDUCERS: RealmReducers<typeof WARNING_EVENTS> = {
  'warning.recorded': recordWarning,
  'warning.responseDeclined': (realm, body, event) => {
    const warning = ownValue(realm.warnings, body.key)
    if (!warning || warning.declined) return realm
    const declined = { at: event.at, question: body.question, reason: body.reason, by: body.by }
    return { ...realm, warnings: { ...realm.warnings, [body.key]: { ...warning, declined } } }
  },
}

function recordWarning(realm: RealmState, body: EventBody<'warning.recorded'>, event: HallEvent): RealmState {
  const key = warningKey(body)
  let warnings = realm.warnings
  // CAP 1.2, 3.2.1 msgType: Update supersedes, Cancel ends the earlier messages named in references.
  for (const reference of body.warning.messageType === 'alert' ? [] : body.warning.references) {
    const named = warningKey({ source: body.source, id: reference })
    const earlier = ownValue(warnings, named)
    if (earlier && earlier.endedAt === undefined) warnings = { ...warnings, [named]: { ...earlier, endedAt: event.at, endedBy: body.id } }
  }
  if (!ownValue(warnings, key)) {
    const ending = endingOf(warnings, body)
    const suggestion = body.suggestion ? { suggestion: body.suggestion } : {}
    const ended = ending ? { endedAt: event.at, endedBy: ending.id } : {}
    const warning = { ...body.warning, id: body.id, source: body.source, receivedAt: event.at, ...suggestion, ...ended }
    warnings = { ...warnings, [key]: warning as HallWarning }
  }
  return {
    ...realm,
    warnings: dropOldest(warnings, {
      isDone: (one) => one.endedAt !== undefined || one.messageType === 'cancel' || (one.expiresAt ?? Infinity) <= event.at,
      at: (one) => one.receivedAt,
      kept: ENDED_WARNINGS_KEPT,
    }),
  }
}

// An index lists the newest first, so what ends a warning may be here before it. The earliest of several is what ended it in order.
function endingOf(warnings: RealmState['warnings'], { id, source }: EventBody<'warning.recorded'>): HallWarning | undefined {
  return Object.values(warnings)
    .filter((one) => one.source === source && one.id !== id && one.messageType !== 'alert' && one.references.includes(id))
    .sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1))[0]
}

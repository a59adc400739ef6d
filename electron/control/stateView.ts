// SPDX-License-Identifier: Apache-2.0
import { timelineNow } from '../../shared/domain/index.ts'
import { activeResponses, activeWarnings, openIncidents, realmOf, type HallState } from '../../shared/hall/index.ts'
import { stateHash } from '../hall/index.ts'

/** What `/state` answers: the hall at a moment, in the words of the people in it. `mode` is 急 while a response is in force. */
export function stateView(state: HallState, at: number): Record<string, unknown> {
  const realm = realmOf(state)
  const responses = activeResponses(realm)
  const { wall } = state
  return {
    at,
    seq: state.seq,
    stateHash: stateHash(state),
    mode: responses.length > 0 ? 'emergency' : 'normal',
    responses,
    incidents: openIncidents(realm),
    mainIncidentId: realm.mainIncidentId,
    warnings: activeWarnings(realm, at),
    reports: realm.reports.slice(0, 50),
    screens: Object.fromEntries(Object.entries(wall.screens).map(([id, screen]) => [id, { ...screen, shownAt: Math.round(timelineNow(screen.timeline, at)) }])),
    previewLayoutId: wall.previewLayoutId,
    takenAt: wall.takenAt,
    cameras: wall.cameras,
    theme: wall.theme,
    locale: wall.locale,
    notices: state.notices,
  }
}

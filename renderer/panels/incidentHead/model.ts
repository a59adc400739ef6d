// SPDX-License-Identifier: Apache-2.0
import { mainIncident, openIncidents, type HallIncident, type RealmState } from '../../../shared/hall/index.ts'

/** The main incident and the other open ones, worst first. */
export interface IncidentHead {
  readonly main: HallIncident | null
  readonly others: readonly HallIncident[]
}

/** What the strip below the band shows. */
export function incidentHead(realm: RealmState): IncidentHead {
  const main = mainIncident(realm)
  return { main, others: openIncidents(realm).filter((incident) => incident.id !== main?.id) }
}

// SPDX-License-Identifier: Apache-2.0
import type { HallIncident } from '../../../shared/hall/index.ts'

/** Facts of an incident below its running time, by the key of their label; facts nobody gave are left out. */
export interface IncidentFact {
  readonly name: 'class' | 'place' | 'responsible'
  readonly value: string
}

/** Plain facts in reading order; the class is given as its code. */
export function incidentFacts(incident: HallIncident): IncidentFact[] {
  const place = [incident.town, incident.address].filter(Boolean).join(' · ')
  const facts: { name: IncidentFact['name']; value: string | undefined }[] = [
    { name: 'class', value: incident.class },
    { name: 'place', value: place },
    { name: 'responsible', value: incident.responsible },
  ]
  return facts.flatMap(({ name, value }) => (value ? [{ name, value }] : []))
}

// SPDX-License-Identifier: Apache-2.0
import type { HallIncident } from '../../../shared/hall/index.ts'

/** Facts of an incident below its running time, by the key of their label; facts nobody gave are left out. */
export interface IncidentFact {
  readonly name: 'status' | 'class' | 'place' | 'responsible'
  readonly value: string
}

/** Plain facts in reading order; status and class are given as their codes. An address that names its town does not repeat it. */
export function incidentFacts(incident: HallIncident): IncidentFact[] {
  const { town, address } = incident
  const place = (town && address?.includes(town) ? [address] : [town, address]).filter(Boolean).join(' · ')
  const facts: { name: IncidentFact['name']; value: string | undefined }[] = [
    { name: 'status', value: incident.status ?? 'reported' },
    { name: 'class', value: incident.class },
    { name: 'place', value: place },
    { name: 'responsible', value: incident.responsible },
  ]
  return facts.flatMap(({ name, value }) => (value ? [{ name, value }] : []))
}

// SPDX-License-Identifier: Apache-2.0
import type { LayerInput, MapGrade, MapIncident, Mark, PlanView, Sign } from '../../map/index.ts'
import { clusterByGrid } from '../cluster.ts'

const CELL_REM = 6
/** Grade is told by size and fill, never by colour: hollow for daily matters, a double frame for the gravest. */
const LOOKS: Record<MapGrade, Omit<Sign, 'shape' | 'glyph'> & { rank: number }> = {
  daily: { fill: 'hollow', sizeRem: 1.8, rank: 0 },
  general: { fill: 'solid', sizeRem: 2.2, rank: 1 },
  larger: { fill: 'solid', sizeRem: 2.6, rank: 2 },
  major: { fill: 'solid', sizeRem: 3, rank: 3 },
  extreme: { fill: 'double', sizeRem: 3.5, rank: 4 },
}

/** Incidents (事件): drops; the main one with a plate on a leader, graver ones with words where there is room. */
export function planIncidents(input: LayerInput, view: PlanView): Mark[] {
  const open = input.incidents.filter((incident) => incident.status !== 'resolved')
  const alone = (incident: MapIncident): boolean => incident.id === input.mainIncidentId || isSelected(incident, input)
  const placed = open.filter((incident) => !alone(incident)).map((item) => ({ item, ...view.project(item.lon, item.lat) }))
  const { singles, groups } = clusterByGrid(placed, CELL_REM * view.remPx)
  return [
    ...open.filter(alone).flatMap((incident) => emphasized(incident, input)),
    ...singles.map((incident) => drop(incident, input)),
    ...groups.map(({ cell, items }) => cluster(cell, items, input)),
  ]
}

function lookOf(incident: MapIncident): (typeof LOOKS)[MapGrade] {
  return LOOKS[incident.grade ?? 'daily']
}

function isSelected(incident: MapIncident, input: LayerInput): boolean {
  return input.selectedKey !== null && (input.selectedKey === incident.id || input.selectedKey === `incident:${incident.id}`)
}

function drop(incident: MapIncident, input: LayerInput): Mark {
  const { fill, sizeRem, rank } = lookOf(incident)
  const isDaily = rank === 0
  return {
    key: `incident:${incident.id}`,
    lon: incident.lon,
    lat: incident.lat,
    kind: 'sign',
    priority: 800 + rank * 20 - (isDaily ? 300 : 0),
    sign: { shape: 'drop', glyph: incident.kindGlyph, fill, sizeRem },
    ...(isDaily ? {} : { tag: labelOf(incident), isTagStrong: true }),
    isDimmed: input.selectedKey !== null && !isSelected(incident, input),
    isSelected: isSelected(incident, input),
    pick: { kind: 'incident', id: incident.id },
  }
}

function emphasized(incident: MapIncident, input: LayerInput): Mark[] {
  const { tag: _tag, ...sign } = drop(incident, input)
  if (incident.id !== input.mainIncidentId) return [{ ...sign, priority: 960, isKept: true, tag: labelOf(incident), isTagStrong: true }]
  const plate: Mark = {
    key: `plate:${incident.id}`,
    lon: incident.lon,
    lat: incident.lat,
    kind: 'plate',
    priority: 1_000,
    text: labelOf(incident),
    shifts: [
      [-4, -5.4],
      [4, -5.4],
      [0, -6.4],
      [-8, -4],
      [8, -4],
      [0, 4],
    ],
    hasLeader: true,
    isKept: true,
    isDimmed: sign.isDimmed ?? false,
    pick: { kind: 'incident', id: incident.id },
  }
  return [plate, { ...sign, priority: 990, isKept: true }]
}

function cluster(cell: string, items: readonly MapIncident[], input: LayerInput): Mark {
  const gravest = items.reduce((a, b) => (lookOf(b).rank > lookOf(a).rank ? b : a))
  return {
    ...drop(gravest, input),
    key: `incident cluster ${cell}`,
    count: items.length,
    pick: { kind: 'cluster', dataset: 'incident', keys: items.map((incident) => incident.id), lon: gravest.lon, lat: gravest.lat },
  }
}

function labelOf(incident: MapIncident): string {
  return incident.label ?? incident.title
}

// SPDX-License-Identifier: Apache-2.0
import { townAt } from './district.ts'
import type { MapPick } from './mark.ts'
import type { Overlay } from './overlay.ts'
import type { Swarm } from './swarm.ts'

/** What can be hit by a click. */
export interface Pickable {
  readonly element: HTMLElement
  readonly overlay: Overlay
  readonly swarm: Swarm
  readonly remPx: number
  lonLatAt(x: number, y: number): [lon: number, lat: number] | undefined
}

const REACH_REM = 0.7

/** What a click hit, from the top: a mark, a moving square, the ground of a town; null outside the district. */
export function pickAt(event: MouseEvent, { element, overlay, swarm, remPx, lonLatAt }: Pickable): MapPick | null {
  const marked = overlay.pickOf(event.target)
  if (marked) return marked
  const box = element.getBoundingClientRect()
  const x = event.clientX - box.left
  const y = event.clientY - box.top
  const key = swarm.pickAt(x, y, REACH_REM * remPx)
  if (key !== undefined) return { kind: 'record', key }
  const place = lonLatAt(x, y)
  const town = place && townAt(...place)
  return place && town ? { kind: 'place', lon: place[0], lat: place[1], town: town.name } : null
}

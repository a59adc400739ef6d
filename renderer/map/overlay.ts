// SPDX-License-Identifier: Apache-2.0
import { declutter, type Candidate, type Rectangle } from './declutter.ts'
import { toLocal, type Point } from './flatWorld.ts'
import type { MapPick, Mark } from './mark.ts'
import { MarkElement } from './markElement.ts'
import { project, type Projection, type Spot } from './view.ts'

/** The view that marks are placed in. */
export interface OverlayView extends Projection {
  readonly remPx: number
}

interface Live {
  mark: Mark
  at: Point
  readonly element: MarkElement
}

/** Beyond this many working distances of the eye the ground has faded, and marks with it. */
const FADED = 1.5

/** Words and signs over the map as elements of the page: created once, then only moved. */
export class Overlay {
  readonly root = document.createElement('div')
  /** Boxes of the window (CSS pixels) that marks stay out of: seams between screens, panels over the map. */
  avoid: readonly Rectangle[] = []
  private readonly leaders = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  private readonly groups = new Map<string, Map<string, Live>>()
  private order: Live[] | undefined

  constructor() {
    this.root.className = 'map-marks'
    this.leaders.setAttribute('class', 'map-leaders')
    this.root.append(this.leaders)
  }

  /** Replaces the marks of one group, touching only what differs; true when something visible changed. */
  set(group: string, marks: readonly Mark[]): boolean {
    const before = this.groups.get(group) ?? new Map<string, Live>()
    const after = new Map<string, Live>()
    let hasChanged = false
    for (const mark of marks) {
      const live = before.get(mark.key) ?? { mark, at: toLocal(mark.lon, mark.lat), element: new MarkElement() }
      before.delete(mark.key)
      if (live.element.apply(mark, this.root, this.leaders) || hasMoved(live.mark, mark)) {
        hasChanged = true
        live.at = toLocal(mark.lon, mark.lat)
      }
      live.mark = mark
      after.set(mark.key, live)
    }
    for (const gone of before.values()) gone.element.remove()
    this.groups.set(group, after)
    if (hasChanged || before.size > 0) this.order = undefined
    return hasChanged || before.size > 0
  }

  /** Forgets all sizes, after the wall's scale changed. */
  remeasure(): void {
    for (const live of this.all()) live.element.isMeasured = false
  }

  /** Puts each mark where the view has it. */
  place(view: OverlayView): void {
    const order = this.all()
    for (const { element } of order) if (!element.isMeasured) element.measure()
    const spots = order.map((live) => project(view, [live.at[0], live.at[1], live.mark.heightM ?? 0]))
    const candidates = order.map((live, i) => candidateOf(live, spots[i]!, view))
    const { frame } = view
    const left = -frame.part[0] * frame.width
    const top = -frame.part[1] * frame.height
    const placements = declutter(candidates, [left, top, left + frame.width, top + frame.height], this.avoid)
    order.forEach((live, i) => live.element.put(placements[i], spots[i]!))
  }

  /** What the element under the pointer stands for. */
  pickOf(target: EventTarget | null): MapPick | undefined {
    const element = target instanceof Element ? target.closest('[data-pick]') : null
    return element ? this.all().find((live) => live.element.body === element)?.mark.pick : undefined
  }

  private all(): Live[] {
    const collect = (): Live[] => [...this.groups.values()].flatMap((group) => [...group.values()])
    this.order ??= collect().sort((a, b) => b.mark.priority - a.mark.priority || (a.mark.key < b.mark.key ? -1 : 1))
    return this.order
  }
}

function hasMoved(a: Mark, b: Mark): boolean {
  return a.lon !== b.lon || a.lat !== b.lat || a.heightM !== b.heightM || a.priority !== b.priority
}

function candidateOf({ mark, element }: Live, spot: Spot, view: OverlayView): Candidate | undefined {
  if (spot.depthM <= 0 || spot.depthM > FADED * view.pose.distanceM) return undefined
  const tip = mark.sign?.shape === 'drop' ? -0.45 * mark.sign.sizeRem : 0
  const spots = (mark.shifts ?? [[0, 0]]).map(([x, y]) => ({ x: spot.x + x * view.remPx, y: spot.y + (y + tip) * view.remPx }))
  const { width, height, tagWidth, tagHeight } = element.size
  return { spots, width, height, isKept: mark.isKept ?? false, tag: element.tag && { width: tagWidth, height: tagHeight } }
}

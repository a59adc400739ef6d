// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { incidentCamera, NORMAL_CAMERA, type Camera } from '../domain/camera.ts'
import { mainIncident, realmOf, type HallState } from '../hall/index.ts'
import { findLayout, type Layout, type LayoutSet } from '../layouts/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { refuse } from './refusals.ts'

/** How long after a command screens change: long enough for every window to hear of it; measured in docs/performance.md. */
export const COMMIT_DELAY_MS = 120
// 平急转换 takes 1200 ms in the design: long enough to follow, short enough not to wait for.
const INCIDENT_FLIGHT_MS = 1200
/** The one map view of this wall; a second one comes with layouts that show two maps. */
export const DISTRICT_VIEW = 'district'

const layoutId = z.string().min(1).max(80)
const screens = z.array(z.string().min(1).max(40)).min(1).max(400).optional()

const preview = defineCommand({
  summary: 'Prepare a layout without showing it on the wall; null clears the preview.',
  roles: ['operator', 'presenter', 'admin', 'system'],
  input: z.strictObject({ layoutId: layoutId.nullable() }),
  output: z.strictObject({ layoutId: z.string().nullable() }),
  inverse: 'layout.preview',
  plan: (state, input, context) => {
    if (input.layoutId !== null && !findLayout(context.layouts, input.layoutId)) return unknownLayout(input.layoutId)
    if (state.wall.previewLayoutId === input.layoutId) return accept([], { layoutId: input.layoutId })
    return accept([{ type: 'layout.previewed', body: { layoutId: input.layoutId } }], { layoutId: input.layoutId })
  },
})

const take = defineCommand({
  summary: 'Show the previewed (or the named) layout on all screens (or the named ones) at one instant.',
  roles: ['operator', 'presenter', 'admin', 'system'],
  input: z.strictObject({ layoutId: layoutId.optional(), screens }),
  output: z.strictObject({ layoutId: z.string(), commitAt: z.number(), screens: z.array(z.string()) }),
  inverse: 'layout.back',
  plan: (state, input, context) => {
    const wanted = input.layoutId ?? state.wall.previewLayoutId
    if (wanted === null) return refuse('nothing-to-take', 'no layout is previewed and none was named')
    const layout = findLayout(context.layouts, wanted)
    if (!layout) return unknownLayout(wanted)
    const chosen = chooseScreens(state, input.screens)
    if (!chosen) return refuse('unknown-screen', 'one of the screens is not in the wall profile')
    const commitAt = context.now + COMMIT_DELAY_MS
    if (chosen.every((id) => state.wall.screens[id]?.layoutId === wanted))
      return accept([], { layoutId: wanted, commitAt: state.wall.takenAt, screens: chosen })
    const taken: EventDraft = { type: 'layout.taken', body: { layoutId: wanted, screens: chosen, commitAt } }
    return accept([taken, ...cameraFor(state, layout, commitAt)], { layoutId: wanted, commitAt, screens: chosen })
  },
})

const back = defineCommand({
  summary: 'Return to what the screens showed before the last take.',
  roles: ['operator', 'presenter', 'admin'],
  input: z.strictObject({ screens }),
  output: z.strictObject({ layoutId: z.string(), commitAt: z.number() }),
  plan: (state, input, context) => {
    const chosen = chooseScreens(state, input.screens)
    if (!chosen) return refuse('unknown-screen', 'one of the screens is not in the wall profile')
    const isAbsent = (layoutId: string): boolean => !findLayout(context.layouts, layoutId)
    const before = (id: string): readonly string[] => state.wall.screens[id]?.previousLayoutIds ?? []
    const able = chosen.filter((id) => !before(id).every(isAbsent))
    const absent = [...new Set(able.flatMap(before).filter(isAbsent))]
    const layoutOfFirst = able[0] ? before(able[0]).find((id) => !isAbsent(id)) : undefined
    if (!layoutOfFirst) return refuse('nothing-to-go-back-to', 'these screens have shown nothing before')
    const commitAt = context.now + COMMIT_DELAY_MS
    const layout = findLayout(context.layouts, layoutOfFirst)
    const returned: EventDraft = { type: 'layout.returned', body: { screens: able, commitAt, ...(absent.length > 0 ? { absent } : {}) } }
    return accept([returned, ...(layout ? cameraFor(state, layout, commitAt) : [])], { layoutId: layoutOfFirst, commitAt })
  },
})

/** Commands of layouts (布局): preview, take, back. */
export const LAYOUT_COMMANDS = { 'layout.preview': preview, 'layout.take': take, 'layout.back': back } as const

/** Commands of the system after layouts left the configuration: what still shows or prepares one of them goes on with the first layout there is. */
export function commandsForGoneLayouts(state: HallState, layouts: LayoutSet): { readonly name: keyof typeof LAYOUT_COMMANDS; readonly input: unknown }[] {
  const isGone = (id: string | null): boolean => id !== null && !findLayout(layouts, id)
  const dark = Object.entries(state.wall.screens).flatMap(([id, screen]) => (isGone(screen.layoutId) ? [id] : []))
  const first = layouts[0]
  return [
    ...(dark.length > 0 && first ? [{ name: 'layout.take' as const, input: { layoutId: first.id, screens: dark } }] : []),
    ...(isGone(state.wall.previewLayoutId) ? [{ name: 'layout.preview' as const, input: { layoutId: null } }] : []),
  ]
}

function unknownLayout(id: string) {
  return refuse('unknown-layout', `there is no layout "${id}"`)
}

function chooseScreens(state: HallState, wanted: readonly string[] | undefined): string[] | null {
  const all = Object.keys(state.wall.screens)
  if (!wanted) return all.length > 0 ? all : null
  return wanted.every((id) => all.includes(id)) ? [...wanted] : null
}

function cameraFor(state: HallState, layout: Layout, startAt: number): EventDraft[] {
  const to = wantedCamera(state, layout)
  const current = state.wall.cameras[DISTRICT_VIEW]?.to ?? NORMAL_CAMERA
  if (!to || sameCamera(current, to)) return []
  return [{ type: 'camera.settled', body: { viewId: DISTRICT_VIEW, track: { from: current, to, startAt, durationMs: INCIDENT_FLIGHT_MS } } }]
}

function wantedCamera(state: HallState, layout: Layout): Camera | null {
  if (layout.camera === 'keep') return null
  if (layout.camera === 'district') return NORMAL_CAMERA
  const position = mainIncident(realmOf(state))?.position
  return position ? incidentCamera(position.lon, position.lat) : NORMAL_CAMERA
}

function sameCamera(a: Camera, b: Camera): boolean {
  return a.lon === b.lon && a.lat === b.lat && a.distanceM === b.distanceM && a.tiltDeg === b.tiltDeg && a.bearingDeg === b.bearingDeg
}

/** The flight to the main incident when an incident layout is on the wall; used when the main incident changes. */
export function flightToMainIncident(state: HallState, context: PlanContext): EventDraft[] {
  const shown = Object.values(state.wall.screens)[0]?.layoutId
  const layout = shown ? findLayout(context.layouts, shown) : undefined
  return layout?.camera === 'incident' ? cameraFor(state, layout, context.now) : []
}

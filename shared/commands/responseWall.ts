// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { activeResponses, REAL, realmOf, type HallResponse, type HallState, type ScreenReturn } from '../hall/index.ts'
import { findLayout } from '../layouts/index.ts'
import type { PlanLayout } from '../rules/plans/index.ts'
import type { EventDraft, PlanContext } from './command.ts'
import { reduceDrafts } from './draft.ts'
import { LAYOUT_COMMANDS } from './layout.ts'

/** What a response does to the wall: its events, what the taken screens showed before, and what could not be shown and why. */
export interface WallTake {
  readonly events: readonly EventDraft[]
  readonly before: readonly ScreenReturn[]
  readonly layoutIds: readonly string[]
  readonly withheld: readonly { readonly layoutId: string; readonly why: 'drill' | 'unknown' | 'noScreen' | 'graver' }[]
}

/** One screen with what it shows and what it goes back to. */
interface OneScreen {
  readonly screen: string
  readonly layoutId: string
  readonly shown: string
}

/** Shows the layouts of a plan. `own` is the response that holds screens already; screens of a graver response stay with it. */
export function takeForResponse(
  state: HallState,
  wanted: { readonly layouts: readonly PlanLayout[]; readonly level: number; readonly own?: HallResponse | undefined },
  context: PlanContext,
): WallTake {
  let current = state
  const events: EventDraft[] = []
  const withheld: WallTake['withheld'][number][] = []
  const taken = new Map<string, OneScreen>(unfold(wanted.own?.before).map((one) => [one.screen, one]))
  const layoutIds: string[] = []
  for (const { layoutId, screens } of wanted.layouts) {
    const why = whyNotShown(current, layoutId, context)
    const free = why ? [] : freeScreens(current, { ...wanted, screens }, context)
    if (why ?? (free.length === 0 ? 'graver' : null)) {
      withheld.push({ layoutId, why: why ?? 'graver' })
      continue
    }
    for (const screen of free) {
      const shown = current.wall.screens[screen]!.layoutId
      taken.set(screen, { screen, layoutId: taken.get(screen)?.layoutId ?? shown, shown: layoutId })
    }
    const plan = LAYOUT_COMMANDS['layout.take'].plan(current, { layoutId, screens: free }, context)
    if (!plan.ok) continue
    events.push(...plan.events)
    layoutIds.push(layoutId)
    current = reduceDrafts(current, plan.events, context)
  }
  return { events, before: folded([...taken.values()]), layoutIds, withheld }
}

/** Gives back the screens of a response that ends: what others or a person changed since stays, what others still need is handed over. */
export function returnOfResponse(
  state: HallState,
  response: HallResponse,
  context: PlanContext,
): {
  readonly events: readonly EventDraft[]
  readonly handedOver: readonly { readonly to: string; readonly before: readonly ScreenReturn[] }[]
  readonly gone: readonly string[]
} {
  const others = activeResponses(realmOf(state, context.realm)).filter((one) => one.id !== response.id)
  const back: OneScreen[] = []
  const left = new Map(others.map((one) => [one.id, unfold(one.before)]))
  for (const own of unfold(response.before)) {
    const heir = others.map((one) => ({ id: one.id, startedAt: one.startedAt, held: left.get(one.id)!.find(({ screen }) => screen === own.screen) }))
    const over = heir.find(({ held }) => held?.layoutId === own.shown)
    if (over) {
      // Another response took the screen over from this one: it goes back to what was there before both.
      left.set(over.id, replaced(left.get(over.id)!, { ...over.held!, layoutId: own.layoutId }))
    } else if (ownValue(state.wall.screens, own.screen)?.layoutId === own.shown) {
      // This one changed the screen once more after a younger response had taken it: that one shows its layout again.
      const younger = heir.findLast(({ held, startedAt }) => held !== undefined && startedAt > response.startedAt)
      if (younger) left.set(younger.id, replaced(left.get(younger.id)!, { ...younger.held!, layoutId: own.layoutId }))
      back.push(younger ? { ...own, layoutId: younger.held!.shown } : own)
    }
  }
  const handedOver = others.filter((one) => changed(left.get(one.id)!, unfold(one.before))).map((one) => ({ to: one.id, before: folded(left.get(one.id)!) }))
  return { ...showAgain(state, back, context), handedOver }
}

function showAgain(state: HallState, back: readonly OneScreen[], context: PlanContext): { readonly events: EventDraft[]; readonly gone: string[] } {
  let current = state
  const events: EventDraft[] = []
  const gone: string[] = []
  for (const { layoutId, screens } of folded(back)) {
    const plan = LAYOUT_COMMANDS['layout.take'].plan(current, { layoutId, screens }, context)
    if (!plan.ok) {
      gone.push(layoutId)
      continue
    }
    events.push(...plan.events)
    current = reduceDrafts(current, plan.events, context)
  }
  return { events, gone }
}

function whyNotShown(state: HallState, layoutId: string, { realm, layouts }: PlanContext): 'drill' | 'unknown' | 'noScreen' | null {
  // There is one wall, and it belongs to the real district also while a drill runs.
  if (realm !== REAL) return 'drill'
  if (!findLayout(layouts, layoutId)) return 'unknown'
  return Object.keys(state.wall.screens).length === 0 ? 'noScreen' : null
}

function freeScreens(
  state: HallState,
  { screens, level, own }: { readonly screens: readonly string[] | undefined; readonly level: number; readonly own?: HallResponse | undefined },
  { realm }: PlanContext,
): string[] {
  const graver = activeResponses(realmOf(state, realm)).filter((one) => one.level < level && one.id !== own?.id)
  const held = new Set(
    graver
      .flatMap((one) => unfold(one.before))
      .filter((one) => state.wall.screens[one.screen]?.layoutId === one.shown)
      .map((one) => one.screen),
  )
  return (screens ?? Object.keys(state.wall.screens)).filter((screen) => ownValue(state.wall.screens, screen) && !held.has(screen))
}

function unfold(before: readonly ScreenReturn[] | undefined): OneScreen[] {
  return (before ?? []).flatMap(({ layoutId, shown, screens }) => screens.map((screen) => ({ screen, layoutId, shown })))
}

function folded(screens: readonly OneScreen[]): ScreenReturn[] {
  const groups = new Map<string, ScreenReturn>()
  for (const { screen, layoutId, shown } of screens) {
    const key = JSON.stringify([layoutId, shown])
    groups.set(key, { layoutId, shown, screens: [...(groups.get(key)?.screens ?? []), screen] })
  }
  return [...groups.values()]
}

function replaced(screens: readonly OneScreen[], one: OneScreen): OneScreen[] {
  return screens.map((other) => (other.screen === one.screen ? one : other))
}

function changed(a: readonly OneScreen[], b: readonly OneScreen[]): boolean {
  return JSON.stringify(a) !== JSON.stringify(b)
}

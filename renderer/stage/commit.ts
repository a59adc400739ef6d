// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { sendApplied } from './report.ts'
import type { LiveContext } from '../live/index.ts'

/** What the stage shows: a layout and whether it stands in the past. */
export interface Shown {
  readonly layoutId: string
}

/**
 * The layout on show. A take carries the hall time T; a timer waits for T and the change is applied in one
 * animation frame, which measured best for several windows at once. A missed T is applied at once.
 */
export function useCommittedLayout(live: LiveContext, screenId: string | undefined): Readonly<ShallowRef<Shown | null>> {
  const shown = shallowRef<Shown | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  const cancel = (): void => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
  onScopeDispose(cancel)
  watch(
    [live.hall, live.timeline],
    () => {
      const { wall } = live.hall.value
      const layoutId = (screenId ? wall.screens[screenId]?.layoutId : undefined) ?? Object.values(wall.screens)[0]?.layoutId
      // First of all: a take that was taken back before its instant must not be carried out.
      cancel()
      if (!layoutId || layoutId === shown.value?.layoutId) return
      const commitAt = wall.takenAt
      const wait = shown.value === null || live.timeline.value.mode === 'replay' ? 0 : commitAt - live.liveNow()
      if (wait <= 0 && shown.value === null) shown.value = { layoutId }
      else timer = setTimeout(() => (frame = requestAnimationFrame(() => apply({ live, shown, layoutId, commitAt }))), Math.max(0, wait))
    },
    { immediate: true },
  )
  return shown
}

function apply(change: { live: LiveContext; shown: ShallowRef<Shown | null>; layoutId: string; commitAt: number }): void {
  change.shown.value = { layoutId: change.layoutId }
  if (change.commitAt > 0 && change.live.timeline.value.mode === 'live')
    sendApplied({ commitAt: change.commitAt, frameAt: change.live.liveNow(), layoutId: change.layoutId })
}

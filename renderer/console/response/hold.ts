// SPDX-License-Identifier: Apache-2.0

/** How long a dangerous button must be held, in milliseconds. */
export const HOLD_MS = 1_500

/** A press that must last: nothing, under way since a monotonic instant, or done and not yet let go. */
export type Hold = { readonly kind: 'idle' } | { readonly kind: 'holding'; readonly since: number } | { readonly kind: 'fired' }

/** What can happen to it; `at` is monotonic milliseconds. */
export type HoldEvent = { readonly kind: 'press' | 'frame'; readonly at: number } | { readonly kind: 'release' | 'cancel' }

/** The hold before anything happened. */
export const IDLE_HOLD: Hold = { kind: 'idle' }

/** Next state of a hold, and whether this very event completes it: exactly once per press, never after letting go. */
export function nextHold(hold: Hold, event: HoldEvent): { readonly hold: Hold; readonly fires: boolean } {
  if (event.kind === 'press') return { hold: hold.kind === 'idle' ? { kind: 'holding', since: event.at } : hold, fires: false }
  if (event.kind === 'frame') {
    const isDone = hold.kind === 'holding' && event.at - hold.since >= HOLD_MS
    return { hold: isDone ? { kind: 'fired' } : hold, fires: isDone }
  }
  return { hold: IDLE_HOLD, fires: false }
}

/** How far the hold has come, 0..1. */
export function holdShare(hold: Hold, at: number): number {
  if (hold.kind === 'fired') return 1
  return hold.kind === 'idle' ? 0 : Math.min(1, Math.max(0, (at - hold.since) / HOLD_MS))
}

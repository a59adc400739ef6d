// SPDX-License-Identifier: Apache-2.0
import type { Position } from '../model/outline.ts'
import type { VehicleType } from '../model/vehicleType.ts'
import type { Colour } from '../cap/colour.ts'

/** A list of (seconds since start, value); values between are linear, the ends hold. */
export type Keyframes = readonly (readonly [seconds: number, value: number])[]

/** What a story does to sensors (`target` = kind or sensor id) or to a rate or figure (see `SIGNALS`). */
export interface Effect {
  readonly target: string
  readonly how: 'add' | 'set' | 'multiply'
  readonly keyframes: Keyframes
  /** Limits the effect to a circle; it fades to nothing at the edge. */
  readonly near?: { readonly at: Position; readonly radiusKm: number }
}

/** Targets that are not sensors: rates of arrival and figures of HTTP documents. */
export const SIGNALS = [
  'rate.calls',
  'rate.street',
  'rate.incidents',
  'calls.110',
  'calls.119',
  'calls.120',
  'hotline.accepted',
  'weather.temperature',
  'weather.windScale',
  'weather.rain1h',
  'weather.state',
  'shelter.occupied',
  'hospital.load',
  'pump.running',
  'towns.open',
] as const

export type EventClass = 'natural' | 'accident' | 'health' | 'social'

/** One turn of a scripted incident. */
export interface IncidentTurn {
  readonly at: number
  readonly status: '1' | '2' | '3'
  readonly note: string
  readonly title?: string
  readonly grade?: string
}

/** An incident of the plot; `grade` 0 未定级 1 特别重大 2 重大 3 较大 4 一般 9 日常; turns in order, the first creates it. */
export interface ScriptedIncident {
  readonly title: string
  readonly eventClass: EventClass
  readonly subClass: string
  readonly grade: string
  readonly place: Position
  readonly address: string
  readonly departments: readonly string[]
  readonly turns: readonly IncidentTurn[]
}

/** A call of the plot. */
export interface ScriptedCall {
  readonly at: number
  readonly line: '110' | '119' | '120'
  readonly kind: string
  readonly text: string
  readonly address: string
  readonly unit: string
  readonly place: Position
}

/** One message of a warning's chain; the chain name links Alert, Updates and Cancel. */
export interface WarningStep {
  readonly chain: string
  readonly at: number
  readonly type: 'Alert' | 'Update' | 'Cancel'
  readonly code: string
  readonly warningType: string
  readonly colour: Colour
  readonly sender: 'district' | 'city'
  readonly description: string
  readonly instruction: string
  /** Town codes; empty = the whole district. */
  readonly towns: readonly string[]
}

/** Teams of one kind in one town change state at the given seconds; state 0 待命 1 途中 2 到场 3 休整. */
export interface TeamOrder {
  readonly kind: string
  readonly townCode: string
  readonly states: readonly (readonly [seconds: number, state: '0' | '1' | '2' | '3'])[]
}

/** The nearest free vehicles of a type leave their rounds, drive to a place and stay. */
export interface Dispatch {
  readonly type: VehicleType
  readonly count: number
  readonly leaveS: number
  readonly place: Position
}

/** A story is data only; nothing in it runs. */
export interface Story {
  readonly id: string
  readonly effects: readonly Effect[]
  readonly incidents: readonly ScriptedIncident[]
  readonly calls: readonly ScriptedCall[]
  readonly warnings: readonly WarningStep[]
  readonly teams: readonly TeamOrder[]
  readonly dispatches: readonly Dispatch[]
}

/** The value of a list of keyframes at a second. */
export function valueAt(keyframes: Keyframes, seconds: number): number {
  let previous = keyframes[0]
  if (previous === undefined) return 0
  for (const frame of keyframes) {
    if (seconds < frame[0]) {
      const span = frame[0] - previous[0]
      return span <= 0 ? frame[1] : previous[1] + ((frame[1] - previous[1]) * Math.max(0, seconds - previous[0])) / span
    }
    previous = frame
  }
  return previous[1]
}

/** Applies the story's effects on a named signal to its everyday value. */
export function signal(story: Story, target: (typeof SIGNALS)[number], options: { seconds: number; base: number }): number {
  let value = options.base
  for (const effect of story.effects) {
    if (effect.target === target) value = applyEffect(effect, { value, seconds: options.seconds, share: 1 })
  }
  return value
}

/** One effect on one value, none before its first keyframe; `share` in [0, 1] is how much of it reaches this place. */
export function applyEffect(effect: Effect, input: { value: number; seconds: number; share: number }): number {
  const first = effect.keyframes[0]
  if (first === undefined || input.seconds < first[0]) return input.value
  const strength = valueAt(effect.keyframes, input.seconds)
  if (effect.how === 'add') return input.value + strength * input.share
  if (effect.how === 'multiply') return input.value * (1 + (strength - 1) * input.share)
  return input.value + (strength - input.value) * input.share
}

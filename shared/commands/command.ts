// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { Actor } from '../domain/index.ts'
import type { EventBody, EventType, HallState } from '../hall/index.ts'
import type { LayoutSet } from '../layouts/index.ts'
import type { HallRules } from '../rules/hallRules.ts'
import type { Refusal } from './refusals.ts'

/** Roles a principal may have. */
export type Role = Actor['role']

/** One event a plan asks for; the hall adds seq, time, actor and hash chain. */
export type EventDraft = { [Type in EventType]: { readonly type: Type; readonly body: EventBody<Type>; readonly realm?: string } }[EventType]

/** What a plan may look at beside the state: never the wall time itself, so that replays plan alike. */
export interface PlanContext {
  readonly now: number
  readonly actor: Actor
  readonly commandId: string
  readonly layouts: LayoutSet
  /** Rules of command in force. */
  readonly rules: HallRules
  /** Realm the command speaks of: real, or a drill run. */
  readonly realm: string
  /** Earliest recorded moment of the feed log, null while nothing is recorded. */
  readonly recordedFrom: number | null
}

/** Decision of a plan: events to journal and the value answered after they are on disk, or a refusal. */
export type Plan<Output> = { readonly ok: true; readonly events: readonly EventDraft[]; readonly value: Output } | Refusal

/** One row of the command table. */
export interface Command<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly roles: readonly Role[]
  readonly input: Input
  readonly output: Output
  /** Name of the command that undoes this one, where one exists. */
  readonly inverse?: string
  /** One English sentence for the OpenAPI page and the reference. */
  readonly summary: string
  readonly plan: (state: HallState, input: z.infer<Input>, context: PlanContext) => Plan<z.infer<Output>>
}

/** Declares a command with its input and output types tied to its plan. */
export function defineCommand<Input extends z.ZodType, Output extends z.ZodType>(command: Command<Input, Output>): Command<Input, Output> {
  return command
}

/** A plan that was accepted. */
export function accept<Output>(
  events: readonly EventDraft[],
  value: Output,
): { readonly ok: true; readonly events: readonly EventDraft[]; readonly value: Output } {
  return { ok: true, events, value }
}

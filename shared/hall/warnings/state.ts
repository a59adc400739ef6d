// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { BodyOf } from '../../domain/index.ts'
import type { NamedPerson } from '../duty/person.ts'
import type { warningSuggestionEventSchema } from './events.ts'

/** The response that a warning suggests; a person decides. */
export type WarningSuggestion = Readonly<z.infer<typeof warningSuggestionEventSchema>>

/** Why no response was started for a warning. */
export interface DeclinedResponse {
  readonly at: number
  readonly question: string
  readonly reason: string
  readonly by: NamedPerson
}

/** An official warning in force or ended, with its chain resolved: updates replace, cancels end. */
export interface HallWarning extends BodyOf<'warning'> {
  readonly id: string
  readonly source: string
  readonly receivedAt: number
  /** When the hall held both this one and a cancel or an update that names it; the ending message may have come first. */
  readonly endedAt?: number
  /** Identifier of that message, of the same source. */
  readonly endedBy?: string
  readonly suggestion?: WarningSuggestion
  readonly declined?: DeclinedResponse
}

/** Warnings of one realm. */
export interface WarningSlice {
  /** By `warningKey`. */
  readonly warnings: Readonly<Record<string, HallWarning>>
}

/** No warning yet. */
export const NO_WARNINGS: WarningSlice = { warnings: {} }

/** Key of a warning in `RealmState.warnings`: two authorities may use the same CAP identifier, so its source is part of it. */
export function warningKey({ source, id }: { readonly source: string; readonly id: string }): string {
  return source + '/' + id
}

/** Official warnings in force at the moment, the most severe first; exercises and tests are kept apart. */
export function activeWarnings(realm: WarningSlice, now: number): HallWarning[] {
  const order = ['red', 'orange', 'yellow', 'blue']
  return Object.values(realm.warnings)
    .filter(
      (warning) => warning.endedAt === undefined && warning.status === 'actual' && warning.messageType !== 'cancel' && (warning.expiresAt ?? Infinity) > now,
    )
    .sort((a, b) => order.indexOf(a.colour) - order.indexOf(b.colour) || b.sentAt - a.sentAt)
}

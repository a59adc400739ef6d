// SPDX-License-Identifier: Apache-2.0
import type { CrsName, FeedDefinition } from './definition.ts'
import type { CompiledField } from './field.ts'
import type { Getter, Scope } from './path.ts'

/** A feed compiled for decoding; made once when the feed is configured. */
export interface FeedPlan {
  readonly definition: FeedDefinition
  readonly district: string
  /** Position of the `+` in the subscribed topic, -1 when there is none. */
  readonly nameSegment: number
  readonly items: Getter | null
  readonly conditions: ReadonlyArray<(scope: Scope) => boolean>
  readonly body: ReadonlyArray<readonly [string, CompiledField]>
  readonly id: CompiledField | null
  readonly rev: TimeReader | null
  readonly times: ReadonlyArray<readonly ['observedAt' | 'occurredAt' | 'learnedAt', TimeReader]>
  readonly lon: Getter
  readonly lat: Getter
  readonly crs: (scope: Scope) => CrsName | null
  readonly isDeleted: (scope: Scope) => boolean
  readonly knownFields: ReadonlySet<string>
}

/** Reads an instant; null when it is absent, NaN when it is none. */
export type TimeReader = (scope: Scope) => number | null

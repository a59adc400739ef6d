// SPDX-License-Identifier: Apache-2.0
// What the tests read of the control API's answers; the product's own schemas are not used, so that a change of them shows here.

interface AgedRecord {
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
  readonly position: { readonly lon: number; readonly lat: number }
  readonly age: { readonly state: string; readonly seconds: number }
}

/** One feed in health. */
export interface FeedAnswer {
  readonly id: string
  readonly link: { readonly state: string }
  readonly counters: { readonly accepted: number; readonly rejected: number; readonly unknownFields: number }
  readonly lastError?: { readonly message: string } | null
}

/** GET /api/v1/health. */
export interface HealthAnswer {
  readonly launch: { readonly firstDomPaintMs: number | null; readonly firstMapFrameMs: number | null }
  readonly processes: readonly { readonly type: string; readonly name: string; readonly pid: number }[]
  readonly windows: readonly {
    readonly role: string
    readonly pid: number
    readonly lastPaintedAt: number | null
    readonly firstPaintedAt: number | null
    readonly layoutId: string | null
  }[]
  readonly feeds: readonly FeedAnswer[]
}

/** GET /api/v1/state. */
export interface StateAnswer {
  readonly at: number
  readonly stateHash: string
  readonly previewLayoutId: string | null
  readonly notices: readonly { readonly code: string }[]
}

/** GET /api/v1/datasets/{id}. */
export interface RecordsAnswer {
  readonly records: readonly AgedRecord[]
}

/** POST /api/v1/commands. */
export type CommandAnswer =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly value?: undefined }

/** The answer of a route. */
export type AnswerOf<Route extends string> = Route extends '/api/v1/health'
  ? HealthAnswer
  : Route extends `/api/v1/state${string}`
    ? StateAnswer
    : Route extends '/api/v1/datasets'
      ? { readonly datasets: readonly { readonly id: string; readonly count: number }[] }
      : Route extends `/api/v1/datasets/${string}`
        ? RecordsAnswer
        : Route extends '/api/v1/commands'
          ? CommandAnswer
          : unknown

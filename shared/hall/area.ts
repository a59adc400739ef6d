// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { HallEvent } from '../domain/index.ts'
import type { RealmState } from './realm.ts'
import type { HallState } from './state.ts'

type Bodies = Record<string, z.ZodObject>

/** Reducers of an area that lives in one realm: the realm after each of its events. */
export type RealmReducers<Events extends Bodies> = {
  readonly [Type in keyof Events]: (realm: RealmState, body: z.infer<Events[Type]>, event: HallEvent) => RealmState
}

/** Reducers of an area that stands outside the realms. */
export type HallReducers<Events extends Bodies> = {
  readonly [Type in keyof Events]: (state: HallState, body: z.infer<Events[Type]>, event: HallEvent) => HallState
}

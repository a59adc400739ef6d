// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../../base/index.ts'
import { timelineSchema } from '../../domain/index.ts'
import { cameraTrackSchema } from '../../domain/camera.ts'
import { musterMemberSchema, responseHeadSchema, responseStepSchema, type ResponseHead } from '../responses/schema.ts'
import type { HallResponse } from '../responses/state.ts'
import { withRealm, type HallState } from '../state.ts'
import type { ScreenState, WallState } from '../wall/state.ts'

const layoutId = z.string().min(1).max(300)

/** Shapes of the values that undoing may put back, by kind of key. */
export const TOUCH_VALUES = {
  layout: z.strictObject({ layoutId, previousLayoutIds: z.array(layoutId).max(100) }),
  timeline: timelineSchema,
  preview: layoutId.nullable(),
  camera: cameraTrackSchema.nullable(),
  theme: z.enum(['dark', 'light']),
  locale: z.enum(['zh-CN', 'en']),
  main: z.string().min(1).max(300).nullable(),
  response: responseHeadSchema.nullable(),
  member: musterMemberSchema.nullable(),
  step: responseStepSchema.nullable(),
} as const

/** Kind of thing that undoing may put back. */
export type TouchKind = keyof typeof TOUCH_VALUES

type Value<Kind extends TouchKind> = z.infer<(typeof TOUCH_VALUES)[Kind]>
type Writers = { readonly [Kind in TouchKind]: (state: HallState, path: readonly string[], value: Value<Kind>) => HallState }

const WRITERS: Writers = {
  layout: (state, [screen], value) => withScreen(state, screen, value),
  timeline: (state, [screen], timeline) => withScreen(state, screen, { timeline }),
  preview: (state, _path, previewLayoutId) => withWall(state, { previewLayoutId }),
  camera: (state, [viewId = ''], track) => withWall(state, { cameras: withEntry(state.wall.cameras, viewId, track) ?? {} }),
  theme: (state, _path, theme) => withWall(state, { theme }),
  locale: (state, _path, locale) => withWall(state, { locale }),
  main: (state, [realm = ''], mainIncidentId) => withRealm(state, realm, (one) => ({ ...one, mainIncidentId })),
  response: (state, [realm = '', id = ''], head) => withResponse(state, realm, { id, change: (response) => withHead(response, head) }),
  member: (state, [realm = '', id = '', member = ''], value) =>
    withResponse(state, realm, { id, change: (response) => withPart(response, 'members', { id: member, value }) }),
  step: (state, [realm = '', id = '', step = ''], value) =>
    withResponse(state, realm, { id, change: (response) => withPart(response, 'steps', { id: step, value }) }),
}

/** The state with a value back at its key; a key or value that does not fit changes nothing. */
export function putBack(state: HallState, [kind = '', ...path]: readonly string[], value: unknown): HallState {
  if (!Object.hasOwn(WRITERS, kind)) return state
  const known = TOUCH_VALUES[kind as TouchKind].safeParse(value)
  return known.success ? (WRITERS[kind as TouchKind] as Writers[TouchKind])(state, path, known.data as never) : state
}

/** A response without its roll and its steps. */
export function headOf({ members: _members, steps: _steps, ...head }: HallResponse): ResponseHead {
  return head
}

function withWall(state: HallState, change: Partial<WallState>): HallState {
  return { ...state, wall: { ...state.wall, ...change } }
}

function withScreen(state: HallState, id: string | undefined, change: Partial<ScreenState>): HallState {
  const screen = id === undefined ? undefined : ownValue(state.wall.screens, id)
  return screen && id !== undefined ? withWall(state, { screens: { ...state.wall.screens, [id]: { ...screen, ...change } } }) : state
}

interface ResponseChange {
  readonly id: string
  readonly change: (response: HallResponse | undefined) => HallResponse | null | undefined
}

function withResponse(state: HallState, realmId: string, { id, change }: ResponseChange): HallState {
  return withRealm(state, realmId, (realm) => {
    const before = ownValue(realm.responses, id)
    const after = change(before)
    return after === before ? realm : { ...realm, responses: withEntry(realm.responses, id, after ?? null) ?? {} }
  })
}

function withHead(response: HallResponse | undefined, head: ResponseHead | null): HallResponse | null {
  if (!head) return null
  const { members, steps } = response ?? {}
  return { ...head, ...(members ? { members } : {}), ...(steps ? { steps } : {}) }
}

function withPart(
  response: HallResponse | undefined,
  part: 'members' | 'steps',
  entry: { readonly id: string; readonly value: object | null },
): HallResponse | undefined {
  if (!response) return undefined
  const { [part]: items, ...rest } = response
  const next = withEntry<object>(items ?? {}, entry.id, entry.value)
  // An empty roll is no roll: what undoing leaves must be what was there.
  return (next ? { ...rest, [part]: next } : rest) as HallResponse
}

function withEntry<Item>(items: Readonly<Record<string, Item>>, id: string, value: Item | null): Readonly<Record<string, Item>> | null {
  if (value !== null) return { ...items, [id]: value }
  const rest = { ...items }
  delete rest[id]
  return Object.keys(rest).length > 0 ? rest : null
}

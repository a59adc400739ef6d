// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { HallResponse } from '../responses/state.ts'
import { EMPTY_REALM } from '../realm.ts'
import type { HallState } from '../state.ts'
import type { WallState } from '../wall/state.ts'
import { headOf } from './kinds.ts'
import { CAMERA_MOVES_KEPT, keyText, UNDO_KEPT, type TouchKey, type Touched, type UndoEntry } from './state.ts'

interface Touch {
  readonly key: TouchKey
  readonly before: unknown
  readonly after: unknown
}

/** The state after an event, with a note of what the event changed on the wall and in the responses. */
export function noteTouches(before: HallState, after: HallState, event: HallEvent): HallState {
  if (before.wall === after.wall && before.realms === after.realms) return after
  const touches = [...wallTouches(before.wall, after.wall), ...realmsTouches(before, after)].filter(isChange)
  return touches.length === 0 ? after : { ...after, undo: withTouches(after.undo, touches, event) }
}

function withTouches(entries: readonly UndoEntry[], touches: readonly Touch[], event: HallEvent): readonly UndoEntry[] {
  const last = entries.at(-1)
  const isSame = last?.commandId === event.commandId
  const base: UndoEntry = isSame ? last : newEntry(event)
  const known = new Set(base.touched.flatMap((one) => one.keys.map(keyText)))
  // What stood there before a command's first event is what its undoing puts back.
  const first = touches.filter((touch) => !known.has(keyText(touch.key)))
  const entry = { ...base, touched: grouped(base.touched, first) }
  return withoutOldest([...(isSame ? entries.slice(0, -1) : entries), entry])
}

// Whoever drags the map makes two entries a second; they give way to one another, not to the switch before them.
function withoutOldest(entries: readonly UndoEntry[]): readonly UndoEntry[] {
  if (entries.length <= UNDO_KEPT) return entries
  const moves = entries.filter(isCameraMove)
  const oldest = moves.length > CAMERA_MOVES_KEPT ? moves[0] : entries[0]
  return entries.filter((one) => one !== oldest)
}

function isCameraMove({ touched }: UndoEntry): boolean {
  return touched.every(({ keys }) => keys.every(([kind]) => kind === 'camera'))
}

function newEntry({ commandId, seq, type, at, actor, realm, body }: HallEvent): UndoEntry {
  const entry = { commandId, seq, type, at, principal: actor.principal, role: actor.role, realm, touched: [] }
  if (type !== 'undo.applied') return entry
  const { undoes, seq: undone, redo } = body as EventBody<'undo.applied'>
  // Doing a command again is a command like any other; only an undoing cancels what it undid.
  return redo ? { ...entry, seq: undone } : { ...entry, undoes: { commandId: undoes, seq: undone } }
}

// Screens mostly hold the same value; it is kept once for all of them.
function grouped(touched: readonly Touched[], touches: readonly Touch[]): readonly Touched[] {
  const groups = new Map(touched.map((one) => [groupText(one.keys[0]!, one.before), one]))
  for (const { key, before } of touches) {
    const text = groupText(key, before)
    groups.set(text, { keys: [...(groups.get(text)?.keys ?? []), key], before })
  }
  return [...groups.values()]
}

function groupText(key: TouchKey, before: unknown): string {
  return `${key[0]} ${canonicalJson(before)}`
}

function isChange({ before, after }: Touch): boolean {
  return before !== after && canonicalJson(before) !== canonicalJson(after)
}

function wallTouches(before: WallState, after: WallState): Touch[] {
  if (before === after) return []
  return [
    ...changes(before.screens, after.screens).flatMap(({ id, before: was, after: is }): Touch[] => [
      { key: ['layout', id], before: was && layoutOf(was), after: is && layoutOf(is) },
      { key: ['timeline', id], before: was?.timeline ?? null, after: is?.timeline ?? null },
    ]),
    { key: ['preview'], before: before.previewLayoutId, after: after.previewLayoutId },
    ...changes(before.cameras, after.cameras).map(({ id, ...values }) => ({ key: ['camera', id], ...values })),
    { key: ['theme'], before: before.theme, after: after.theme },
    { key: ['locale'], before: before.locale, after: after.locale },
  ]
}

function layoutOf({ layoutId, previousLayoutIds }: WallState['screens'][string]): unknown {
  return { layoutId, previousLayoutIds }
}

function realmsTouches(before: HallState, after: HallState): Touch[] {
  return changes(before.realms, after.realms).flatMap(({ id, before: was, after: is }) => realmTouches(id, was ?? EMPTY_REALM, is ?? EMPTY_REALM))
}

function realmTouches(realm: string, before: RealmState, after: RealmState): Touch[] {
  return [
    { key: ['main', realm], before: before.mainIncidentId, after: after.mainIncidentId },
    ...changes(before.responses, after.responses).flatMap(({ id, before: was, after: is }) => responseTouches([realm, id], was, is)),
  ]
}

function responseTouches(path: TouchKey, before: HallResponse | null, after: HallResponse | null): Touch[] {
  const parts = (kind: string, part: 'members' | 'steps'): Touch[] =>
    changes<unknown>(before?.[part] ?? {}, after?.[part] ?? {}).map(({ id, ...values }) => ({ key: [kind, ...path, id], ...values }))
  return [
    // The head first: its parts have a place only in it.
    { key: ['response', ...path], before: before && headOf(before), after: after && headOf(after) },
    ...parts('member', 'members'),
    ...parts('step', 'steps'),
  ]
}

interface Change<Item> {
  readonly id: string
  readonly before: Item | null
  readonly after: Item | null
}

function changes<Item>(before: Readonly<Record<string, Item>>, after: Readonly<Record<string, Item>>): Change<Item>[] {
  if (before === after) return []
  // In order of the names: a state that was read from a snapshot has its keys in another order than one that was lived.
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return ids.map((id) => ({ id, before: ownValue(before, id) ?? null, after: ownValue(after, id) ?? null })).filter((change) => change.before !== change.after)
}

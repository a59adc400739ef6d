// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import type { HallState } from '../hall/index.ts'
import type { NamedPerson, NamedUnit } from '../hall/duty/person.ts'
import { refuse, type Refusal } from './refusals.ts'

const postId = z.string().trim().min(1).max(120)
const words = z.string().trim().min(1).max(80)

/** A person as a caller names him: by post, or in free words. */
export const personInput = z.union([z.strictObject({ postId, name: words.optional() }), z.strictObject({ name: words, title: words.optional() })])
/** A unit as a caller names it: by id, or in free words, or both. */
export const unitInput = z.union([
  z.strictObject({ id: postId, name: z.string().trim().min(1).max(120).optional() }),
  z.strictObject({ name: z.string().trim().min(1).max(120) }),
])

/** Something found, or the refusal that says why not. */
export type Found<Value> = { readonly ok: true; readonly value: Value } | Refusal

/** The person with the name an event keeps; refused when the organisation is known and has no such post. */
export function findPerson(state: HallState, given: z.infer<typeof personInput>, field: string): Found<NamedPerson> {
  if (!('postId' in given)) return { ok: true, value: named(given.name, { title: given.title }) }
  const post = ownValue(state.organisation.posts, given.postId)
  if (post) return { ok: true, value: named(given.name ?? post.person ?? post.title, { postId: post.id, title: post.title }) }
  if (Object.keys(state.organisation.posts).length > 0)
    return refuse('unknown-post', {
      zh: `${field}.postId: 组织表中没有岗位“${given.postId}”`,
      en: `${field}.postId: the organisation has no post "${given.postId}"`,
    })
  return { ok: true, value: named(given.name ?? given.postId, { postId: given.postId }) }
}

/** The unit with the name an event keeps; refused when the organisation is known and has no such unit. */
export function findUnit(state: HallState, given: z.infer<typeof unitInput>, field: string): Found<NamedUnit> {
  if (!('id' in given)) return { ok: true, value: { name: given.name } }
  const unit = ownValue(state.organisation.units, given.id)
  if (unit) return { ok: true, value: { id: unit.id, name: given.name ?? unit.name } }
  if (Object.keys(state.organisation.units).length > 0)
    return refuse('unknown-unit', { zh: `${field}.id: 组织表中没有单位“${given.id}”`, en: `${field}.id: the organisation has no unit "${given.id}"` })
  return { ok: true, value: { id: given.id, name: given.name ?? given.id } }
}

function named(name: string, more: { readonly postId?: string | undefined; readonly title?: string | undefined }): NamedPerson {
  return {
    ...(more.postId === undefined ? {} : { postId: more.postId }),
    name: name.slice(0, 80),
    ...(more.title === undefined ? {} : { title: more.title.slice(0, 80) }),
  }
}

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { rankSchema, type Rank } from '../domain/index.ts'
import type { NamedPerson } from '../hall/duty/person.ts'
import type { HallState } from '../hall/index.ts'
import { findPerson, type Found } from './dutyPeople.ts'
import { refuse } from './refusals.ts'
import { heldRank } from './responseApproval.ts'

const words = z.string().trim().min(1)

/** A person whose rank decides: by post of the organisation, or in free words with the rank stated. */
export const rankedInput = z.union([
  z.strictObject({ postId: words.max(120), name: words.max(80).optional() }),
  z.strictObject({ name: words.max(80), title: words.max(80).optional(), rank: rankSchema.optional() }),
])

/** A person and the rank that was proven or stated. */
export interface RankedPerson {
  readonly person: NamedPerson
  readonly rank: Rank
}

/** The person with the rank; one in the organisation counts before one that is only stated, and without either it is refused. */
export function findRanked(state: HallState, given: z.infer<typeof rankedInput>): Found<RankedPerson> {
  if ('postId' in given) {
    const person = findPerson(state, given, 'by')
    if (!person.ok) return person
    const post = ownValue(state.organisation.posts, given.postId)
    if (post) return { ok: true, value: { person: person.value, rank: post.rank } }
    return refuse('not-authorised', {
      zh: `by.postId: 尚未导入组织表，无法证明岗位“${given.postId}”的职级；请写明姓名与职级`,
      en: `by.postId: no organisation is imported, the rank of "${given.postId}" cannot be proven; give name and rank`,
    })
  }
  const rank = heldRank(state, given.name) ?? given.rank
  if (rank === undefined) return refuse('not-authorised', { zh: 'by.rank: 须写明其职级', en: 'by.rank: the rank of the person is needed' })
  const { name, title } = given
  const person = findPerson(state, { name, ...(title === undefined ? {} : { title }) }, 'by')
  return person.ok ? { ok: true, value: { person: person.value, rank } } : person
}

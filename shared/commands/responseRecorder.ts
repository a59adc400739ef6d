// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import type { NamedPerson } from '../hall/duty/person.ts'
import { shiftChief } from '../hall/duty/state.ts'
import { realmOf, type HallState, type ResponseApproval } from '../hall/index.ts'
import type { PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { refuse } from './refusals.ts'

type Recorder = Pick<ResponseApproval, 'recordedBy' | 'recorderPostId'>
type Given = { readonly postId?: string | undefined; readonly name?: string | undefined }

/** Who records a decision: the shift chief (值班长) who checked in; while nobody did, whoever is named. */
export function recorderOf(state: HallState, given: Given = {}, { realm }: Pick<PlanContext, 'realm'>): Found<Recorder> {
  const chief = shiftChief(realmOf(state, realm))
  if (!chief) return namedRecorder(state, given)
  if (isChief(chief, given)) return { ok: true, value: { recordedBy: chief.name, ...(chief.postId === undefined ? {} : { recorderPostId: chief.postId }) } }
  return refuse('recorder-missing', {
    zh: `recordedBy: 当班值班长是“${chief.name}”, 须由其记录`,
    en: `recordedBy: the shift chief on duty is "${chief.name}", who must record this`,
  })
}

function isChief(chief: NamedPerson, { postId, name }: Given): boolean {
  if (postId && postId !== chief.postId) return false
  return !name || name === chief.name
}

function namedRecorder({ organisation }: HallState, { postId, name }: Given): Found<Recorder> {
  if (!postId) {
    if (name) return { ok: true, value: { recordedBy: name } }
    return refuse('recorder-missing', { zh: 'recordedBy: 须写明记录的当班值班长', en: 'recordedBy: name the shift chief on duty who records this' })
  }
  const post = ownValue(organisation.posts, postId)
  if (!post && Object.keys(organisation.posts).length > 0)
    return refuse('unknown-post', {
      zh: `recordedBy.postId: 组织表中没有岗位“${postId}”`,
      en: `recordedBy.postId: the organisation has no post "${postId}"`,
    })
  const words = [post?.title, name || post?.person].filter(Boolean).join(' ').slice(0, 200)
  return { ok: true, value: { recordedBy: words || postId, recorderPostId: postId } }
}

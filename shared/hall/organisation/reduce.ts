// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { HallReducers } from '../area.ts'
import type { EventBody } from '../events.ts'
import type { HallState } from '../state.ts'
import type { ORGANISATION_EVENTS } from './events.ts'
import { replaceSpan } from './sectors.ts'
import type { Organisation, OrganisationChange, Post } from './state.ts'

const CHANGES_KEPT = 200

/** How events of the organisation change the state. */
export const ORGANISATION_REDUCERS: HallReducers<typeof ORGANISATION_EVENTS> = {
  'organisation.imported': (state, body, event) => ({ ...state, organisation: importedFrom(body, event) }),
  'organisation.sectorSet': setSector,
  'organisation.contactSet': setContact,
}

function importedFrom({ asOf, demonstration, units, posts, sectors, print }: EventBody<'organisation.imported'>, event: HallEvent): Organisation {
  return {
    asOf,
    demonstration,
    units: Object.fromEntries(units.map((unit) => [unit.id, unit])),
    posts: Object.fromEntries(posts.map((post) => [post.id, post])),
    sectors,
    print,
    importedAt: event.at,
    importedBy: event.actor.principal,
  }
}

function setSector(state: HallState, body: EventBody<'organisation.sectorSet'>, event: HallEvent): HallState {
  const { organisation } = state
  const { departmentName: _name, leaderTitle: _title, reason, ...line } = body
  const before = organisation.sectors.filter((sector) => sector.id === line.id)
  return changed(state, { sectors: replaceSpan(organisation.sectors, line) }, { at: event.at, by: event.actor.principal, reason, sectors: before })
}

function setContact(state: HallState, body: EventBody<'organisation.contactSet'>, event: HallEvent): HallState {
  const { posts } = state.organisation
  const before = ownValue(posts, body.postId)
  if (!before) return state
  const { person: _person, phone: _phone, ...rest } = before
  const post: Post = { ...rest, ...(body.person === null ? {} : { person: body.person }), ...(body.phone === null ? {} : { phone: body.phone }) }
  return changed(state, { posts: { ...posts, [post.id]: post } }, { at: event.at, by: event.actor.principal, reason: body.reason, post: before })
}

function changed(state: HallState, part: Partial<Organisation>, change: OrganisationChange): HallState {
  const { reason, ...rest } = change
  const noted = reason === undefined ? rest : change
  return { ...state, organisation: { ...state.organisation, ...part, changes: [noted, ...(state.organisation.changes ?? [])].slice(0, CHANGES_KEPT) } }
}

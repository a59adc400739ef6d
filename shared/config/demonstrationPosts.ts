// SPDX-License-Identifier: Apache-2.0
import type { Rank } from '../domain/index.ts'
import type { OrganisationInput } from '../hall/organisation/schema.ts'
import { DEMONSTRATION_UNITS } from './demonstrationUnits.ts'

type PostInput = NonNullable<OrganisationInput['posts']>[number]

const COMMITTEE_POSTS: PostInput[] = [
  { id: 'leader:district-head', unitId: 'committee', title: '区政府主要领导（示例）', rank: 'districtHead' },
  { id: 'leader:deputy-1', unitId: 'committee', title: '区政府分管领导·农业农村与水务（示例）', rank: 'deputyDistrictHead', deputyOf: 'leader:deputy-2' },
  { id: 'leader:deputy-2', unitId: 'committee', title: '区政府分管领导·安全生产与城建（示例）', rank: 'deputyDistrictHead', deputyOf: 'leader:deputy-1' },
  { id: 'leader:deputy-3', unitId: 'committee', title: '区政府分管领导·卫生与教育（示例）', rank: 'deputyDistrictHead', deputyOf: 'leader:deputy-4' },
  { id: 'leader:deputy-4', unitId: 'committee', title: '区政府分管领导·公安与信访（示例）', rank: 'deputyDistrictHead', deputyOf: 'leader:deputy-3' },
  { id: 'leader:deputy-5', unitId: 'committee', title: '区政府分管领导·经济与市场（示例）', rank: 'deputyDistrictHead', deputyOf: 'leader:deputy-6' },
  { id: 'leader:deputy-6', unitId: 'committee', title: '区政府分管领导·文旅与民政（示例）', rank: 'deputyDistrictHead', deputyOf: 'leader:deputy-5' },
  { id: 'committee:head', unitId: 'committee', title: '城运应急委主任（示例）', rank: 'districtHead' },
  { id: 'committee:duty', unitId: 'committee', title: '城运应急委联络员（示例）', rank: 'officer' },
]

const CENTRE_POSTS: PostInput[] = [
  { id: 'centre:leader', unitId: 'centre', title: '处级带班领导（示例）', rank: 'departmentHead' },
  { id: 'centre:chief', unitId: 'centre', title: '值班长（示例）', rank: 'shiftChief' },
  { id: 'centre:chief-b', unitId: 'centre', title: '值班长 B 角（示例）', rank: 'shiftChief', deputyOf: 'centre:chief' },
]

const HEADQUARTERS_RANK: Rank = 'deputyDistrictHead'

/** Every unit below the committee has a head, and a duty post that answers day and night. */
function unitPosts({ id, name, kind }: (typeof DEMONSTRATION_UNITS)[number]): PostInput[] {
  const isHeadquarters = kind === 'headquarters'
  const head = isHeadquarters ? '总指挥' : '主要负责人'
  return [
    { id: `${id}:head`, unitId: id, title: `${name}${head}（示例）`, rank: isHeadquarters ? HEADQUARTERS_RANK : 'departmentHead' },
    { id: `${id}:duty`, unitId: id, title: `${name}值班室（示例）`, rank: 'officer' },
  ]
}

/** Posts of the demonstration (示例): titles only, no person. */
export const DEMONSTRATION_POSTS: PostInput[] = [
  ...COMMITTEE_POSTS,
  ...CENTRE_POSTS,
  ...DEMONSTRATION_UNITS.filter((unit) => unit.kind !== 'committee').flatMap(unitPosts),
]

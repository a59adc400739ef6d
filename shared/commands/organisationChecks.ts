// SPDX-License-Identifier: Apache-2.0
import type { OrganisationTable } from '../hall/organisation/schema.ts'
import { refuse, type Refusal, type RefusalCode } from './refusals.ts'

/** The first thing wrong in an organisation table, with its exact place; null when all its references hold. */
export function organisationProblem(table: OrganisationTable): Refusal | null {
  return repeatedId(table) ?? unknownReference(table) ?? strangeUnit(table) ?? parentCycle(table) ?? wrongSpan(table) ?? overlap(table)
}

type Words = readonly [zh: string, en: string]

function wrong(code: RefusalCode, place: string, [zh, en]: Words): Refusal {
  return refuse(code, { zh: `${place}: ${zh}`, en: `${place}: ${en}` })
}

function repeatedId({ units, posts }: OrganisationTable): Refusal | null {
  return repeated(units, 'units') ?? repeated(posts, 'posts')
}

function repeated(rows: readonly { readonly id: string }[], list: string): Refusal | null {
  const first = new Map<string, number>()
  for (const [index, { id }] of rows.entries()) {
    const earlier = first.get(id)
    if (earlier !== undefined)
      return wrong('already-exists', `${list}[${index}].id`, [`“${id}”与 ${list}[${earlier}] 重复`, `"${id}" is also ${list}[${earlier}]`])
    first.set(id, index)
  }
  return null
}

interface Reference {
  readonly place: string
  readonly id: string | undefined
}

function unknownReference({ units, posts, sectors }: OrganisationTable): Refusal | null {
  const unitIds = new Set(units.map((unit) => unit.id))
  const postIds = new Set(posts.map((post) => post.id))
  const toUnits: Reference[] = [
    ...units.map((unit, index) => ({ place: `units[${index}].parentId`, id: unit.parentId })),
    ...posts.map((post, index) => ({ place: `posts[${index}].unitId`, id: post.unitId })),
    ...sectors.map((sector, index) => ({ place: `sectors[${index}].departmentId`, id: sector.departmentId })),
  ]
  const toPosts: Reference[] = [
    ...posts.map((post, index) => ({ place: `posts[${index}].deputyOf`, id: post.deputyOf })),
    ...sectors.map((sector, index) => ({ place: `sectors[${index}].leaderPostId`, id: sector.leaderPostId })),
  ]
  const unit = toUnits.find(({ id }) => id !== undefined && !unitIds.has(id))
  if (unit) return wrong('unknown-unit', unit.place, [`表中没有单位“${unit.id}”`, `the table has no unit "${unit.id}"`])
  const post = toPosts.find(({ id }) => id !== undefined && !postIds.has(id))
  return post ? wrong('unknown-post', post.place, [`表中没有岗位“${post.id}”`, `the table has no post "${post.id}"`]) : null
}

function strangeUnit({ units, posts }: OrganisationTable): Refusal | null {
  const own = posts.findIndex((post) => post.deputyOf === post.id)
  if (own >= 0) return wrong('bad-input', `posts[${own}].deputyOf`, ['岗位不能是自己的 AB 角', 'a post cannot stand in for itself'])
  const without = units.findIndex((unit) => unit.kind === 'headquarters' && unit.headquarters === undefined)
  if (without >= 0) return wrong('bad-input', `units[${without}].headquarters`, ['指挥部须写明是哪一个', 'a headquarters must say which one it is'])
  return twice(units, 'headquarters') ?? twice(units, 'town')
}

function twice(units: OrganisationTable['units'], field: 'headquarters' | 'town'): Refusal | null {
  const first = new Map<string, number>()
  for (const [index, unit] of units.entries()) {
    const value = field === 'headquarters' && unit.kind !== 'headquarters' ? undefined : unit[field]
    const earlier = value === undefined ? undefined : first.get(value)
    if (earlier !== undefined)
      return wrong('already-exists', `units[${index}].${field}`, [`“${value}”与 units[${earlier}] 重复`, `"${value}" is also units[${earlier}]`])
    if (value !== undefined) first.set(value, index)
  }
  return null
}

function parentCycle({ units }: OrganisationTable): Refusal | null {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  const safe = new Set<string>()
  for (const [index, { id }] of units.entries()) {
    const path: string[] = []
    for (let at: string | undefined = id; at !== undefined && !safe.has(at); at = parents.get(at)) {
      if (path.includes(at)) {
        const circle = [...path.slice(path.indexOf(at)), at].join(' → ')
        return wrong('bad-input', `units[${index}].parentId`, [`上下级成环: ${circle}`, `units go in a circle: ${circle}`])
      }
      path.push(at)
    }
    for (const one of path) safe.add(one)
  }
  return null
}

function wrongSpan({ sectors }: OrganisationTable): Refusal | null {
  const index = sectors.findIndex(({ from, until }) => until !== undefined && until <= from)
  return index < 0 ? null : wrong('out-of-order', `sectors[${index}].until`, ['须晚于 from', 'it must be after from'])
}

/** Two lines of one sector, by id or by name, must not stand at the same moment. */
function overlap({ sectors }: OrganisationTable): Refusal | null {
  for (const key of ['id', 'name'] as const) {
    const lines = sectors.map((sector, index) => ({ sector, index })).sort((a, b) => compare(a.sector[key], b.sector[key]) || a.sector.from - b.sector.from)
    const clash = lines.find(({ sector }, at) => {
      const before = lines[at - 1]?.sector
      return before !== undefined && before[key] === sector[key] && (before.until ?? Infinity) > sector.from
    })
    if (!clash) continue
    const before = lines[lines.indexOf(clash) - 1]!
    const { id, name } = clash.sector
    return wrong('bad-input', `sectors[${clash.index}]`, [
      `“${name}”(${id})与 sectors[${before.index}] 的有效期重叠`,
      `"${name}" (${id}) stands at the same time as sectors[${before.index}]`,
    ])
  }
  return null
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

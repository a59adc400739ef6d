// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { canonicalJson, ownValue, textPrint } from '../base/index.ts'
import { beijingDay } from '../domain/index.ts'
import { dayOrInstantSchema, organisationSchema, type OrganisationTable } from '../hall/organisation/schema.ts'
import type { Organisation } from '../hall/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { organisationProblem } from './organisationChecks.ts'
import { refuse, type Refusal } from './refusals.ts'

const id = z.string().trim().min(1).max(120)
const reason = z.string().trim().min(1).max(1000)

const load = defineCommand({
  summary:
    'Import the whole organisation (组织) with its as-of date: units, posts with AB roles, and the sector table. An older table replaces a newer one only by force, with the reason.',
  roles: ['admin', 'system'],
  input: organisationSchema.extend({ demonstration: z.boolean().optional(), force: z.boolean().optional(), reason: reason.optional() }),
  output: z.strictObject({ changed: z.boolean(), units: z.number(), posts: z.number(), sectors: z.number() }),
  plan: (state, { demonstration = false, force = false, reason: why, ...table }, context) => {
    const print = printOf({ ...table, demonstration })
    const counted = { units: table.units.length, posts: table.posts.length, sectors: table.sectors.length }
    if (print === state.organisation.print && !force) return accept([], { changed: false, ...counted })
    const refused = organisationProblem(table) ?? ageRefusal(state.organisation, { table, demonstration, context, force, reason: why })
    if (refused) return refused
    const body = { ...table, demonstration, print, ...(why === undefined ? {} : { reason: why }) }
    return accept([{ type: 'organisation.imported', body }], { changed: true, ...counted })
  },
})

const setSector = defineCommand({
  summary: 'Change one line of the sector table (行业主管: department and leader) from a date on; earlier dates keep what stood.',
  roles: ['admin'],
  input: z.strictObject({
    id,
    name: id.optional(),
    departmentId: id,
    leaderPostId: id,
    from: dayOrInstantSchema,
    until: dayOrInstantSchema.optional(),
    reason: reason.optional(),
  }),
  output: z.strictObject({ id: z.string() }),
  inverse: 'organisation.setSector',
  plan: ({ organisation }, input) => {
    const department = ownValue(organisation.units, input.departmentId)
    if (!department)
      return refuse('unknown-unit', {
        zh: `departmentId: 组织表中没有单位“${input.departmentId}”`,
        en: `departmentId: there is no unit "${input.departmentId}"`,
      })
    const leader = ownValue(organisation.posts, input.leaderPostId)
    if (!leader)
      return refuse('unknown-post', {
        zh: `leaderPostId: 组织表中没有岗位“${input.leaderPostId}”`,
        en: `leaderPostId: there is no post "${input.leaderPostId}"`,
      })
    if (input.until !== undefined && input.until <= input.from) return refuse('out-of-order', { zh: 'until: 须晚于 from', en: 'until: it must be after from' })
    const name = input.name ?? organisation.sectors.find((sector) => sector.id === input.id)?.name
    if (name === undefined) return refuse('missing-fields', { zh: 'name: 新行业须写名称', en: 'name: a new sector needs a name' })
    const twin = organisation.sectors.find((sector) => sector.name === name && sector.id !== input.id)
    if (twin) return refuse('already-exists', { zh: `name: “${name}”已是行业“${twin.id}”`, en: `name: "${name}" is the sector "${twin.id}"` })
    const body = { ...input, name, departmentName: department.name, leaderTitle: leader.title }
    return accept([{ type: 'organisation.sectorSet', body }], { id: input.id })
  },
})

const setContact = defineCommand({
  summary: 'Change who holds a post and its telephone; null takes either away.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    postId: id,
    person: z.string().trim().min(1).max(80).nullable().optional(),
    phone: z.string().trim().min(1).max(60).nullable().optional(),
    reason: reason.optional(),
  }),
  output: z.strictObject({ postId: z.string(), changed: z.boolean() }),
  inverse: 'organisation.setContact',
  plan: ({ organisation }, input) => {
    const post = ownValue(organisation.posts, input.postId)
    if (!post) return refuse('unknown-post', { zh: `postId: 组织表中没有岗位“${input.postId}”`, en: `postId: there is no post "${input.postId}"` })
    if (input.person === undefined && input.phone === undefined)
      return refuse('missing-fields', { zh: '缺少: 人员(person)或电话(phone)', en: 'missing: person or phone' })
    const before = { person: post.person ?? null, phone: post.phone ?? null }
    const after = { person: input.person === undefined ? before.person : input.person, phone: input.phone === undefined ? before.phone : input.phone }
    if (after.person === before.person && after.phone === before.phone) return accept([], { postId: post.id, changed: false })
    const body = { postId: post.id, ...after, ...(input.reason === undefined ? {} : { reason: input.reason }) }
    return accept([{ type: 'organisation.contactSet', body }], { postId: post.id, changed: true })
  },
})

/** Commands of the organisation (组织). */
export const ORGANISATION_COMMANDS = {
  'organisation.import': load,
  'organisation.setSector': setSector,
  'organisation.setContact': setContact,
} as const

function printOf(table: OrganisationTable & { readonly demonstration: boolean }): string {
  return textPrint(canonicalJson(table))
}

interface ImportCase {
  readonly table: OrganisationTable
  readonly demonstration: boolean
  readonly context: PlanContext
  readonly force: boolean
  readonly reason: string | undefined
}

function ageRefusal(known: Organisation, { table, demonstration, context, force, reason: why }: ImportCase): Refusal | null {
  if (table.asOf > context.now) return refuse('in-the-future', { zh: 'asOf: 组织表日期晚于当前时刻', en: 'asOf: the date of the table lies in the future' })
  if (force) return why === undefined ? refuse('reason-missing', { zh: 'reason: 强制导入须写明理由', en: 'reason: a forced import needs a reason' }) : null
  if (known.asOf === null) return null
  if (demonstration && !known.demonstration)
    return refuse('out-of-order', {
      zh: 'demonstration: 示例组织不替换本区组织',
      en: 'demonstration: a sample never replaces the organisation of the district',
    })
  if (known.demonstration && !demonstration) return null
  if (table.asOf >= known.asOf) return null
  return refuse('out-of-order', {
    zh: `asOf: 现行组织表为 ${beijingDay(known.asOf)}, 较旧的 ${beijingDay(table.asOf)} 不能替换它; 确需替换请用 force 并写明理由`,
    en: `asOf: the table in force is of ${beijingDay(known.asOf)}; the older one of ${beijingDay(table.asOf)} replaces it only with force and a reason`,
  })
}

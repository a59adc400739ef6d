// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { isOpenIncident, type HallIncident, type HallState } from '../hall/index.ts'
import type { AssignedUnit, Assignment } from '../hall/incidents/desk.ts'
import { unitOfTown } from '../hall/organisation/chain.ts'
import { proposeAssignment, type ProposedAssignment } from '../rules/lead/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findUnit, unitInput, type Found } from './dutyPeople.ts'
import { withFollowUps } from './incidentFollowUps.ts'
import { findIncident, given, incidentIdInput, reasonInput } from './incidentParts.ts'
import { refuse } from './refusals.ts'

const PARTS = ['coordinator', 'lead', 'fighter'] as const
type Part = (typeof PARTS)[number]
const part = unitInput.optional()
const assigned = z.strictObject({ unitId: z.string().optional(), name: z.string(), basis: z.string() })

/** 管总, 主管 and 主战 the rules propose for an incident, with the town's own unit where the organisation has one. */
export function assignmentProposal(state: HallState, incident: HallIncident, { rules }: Pick<PlanContext, 'rules'>): ProposedAssignment {
  const { class: incidentClass, town, address, position, desk } = incident
  const facts = { class: incidentClass, subClass: desk?.subClass, town, address, position, units: state.organisation.units }
  const proposal = proposeAssignment(facts, rules)
  const unit = proposal.fighter && unitOfTown(state.organisation, proposal.fighter.name)
  return unit && proposal.fighter ? { ...proposal, fighter: { ...proposal.fighter, unitId: unit.id, name: unit.name } } : proposal
}

const assign = defineCommand({
  summary: 'Name who coordinates (管总), leads (主管) and fights (主战); a part not named is taken as proposed by class and place, until one is there.',
  roles: ['operator', 'admin', 'leader'],
  input: z.strictObject({ incidentId: incidentIdInput, coordinator: part, lead: part, fighter: part, reason: reasonInput.optional() }),
  output: z.strictObject({ incidentId: z.string(), coordinator: assigned.optional(), lead: assigned.optional(), fighter: assigned.optional() }),
  inverse: 'incident.assign',
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    if (!isOpenIncident(found.value))
      return refuse('wrong-state', { zh: `incidentId: 事件“${input.incidentId}”已办结`, en: `incidentId: the incident "${input.incidentId}" is closed` })
    const wanted = assignmentOf(state, found.value, { input, context })
    if (!wanted.ok) return wanted
    const known = found.value.desk?.assignment ?? {}
    const news = PARTS.filter((one) => wanted.value[one] !== undefined && !isSame(wanted.value[one], known[one]))
    if (news.some((one) => known[one] !== undefined) && input.reason === undefined)
      return refuse('reason-missing', { zh: 'reason: 变更已定的责任单位须写明理由', en: 'reason: changing an assigned unit needs a reason' })
    const value = { incidentId: input.incidentId, ...(given({ ...known, ...wanted.value }) as Record<Part, AssignedUnit>) }
    if (news.length === 0) return accept([], value)
    const body = { incidentId: input.incidentId, ...Object.fromEntries(news.map((one) => [one, wanted.value[one]])), ...given({ reason: input.reason }) }
    return accept(withFollowUps(state, context, { incidentId: input.incidentId, drafts: [{ type: 'incident.assigned', body }] }), value)
  },
})

interface Wish {
  readonly input: { readonly [Name in Part]?: z.infer<typeof unitInput> | undefined }
  readonly context: PlanContext
}

function assignmentOf(state: HallState, incident: HallIncident, { input, context }: Wish): Found<Assignment> {
  const proposal = assignmentProposal(state, incident, context)
  const known = incident.desk?.assignment ?? {}
  const units: { [Name in Part]?: AssignedUnit } = {}
  for (const name of PARTS) {
    const named = input[name]
    const proposed = proposal[name]
    if (named) {
      const unit = findUnit(state, named, name)
      if (!unit.ok) return unit
      units[name] = { ...given({ unitId: unit.value.id }), name: unit.value.name, basis: 'person' }
    } else if (!known[name] && proposed) units[name] = { unitId: proposed.unitId, name: proposed.name, basis: proposed.basis }
  }
  return { ok: true, value: units }
}

function isSame(one: AssignedUnit | undefined, other: AssignedUnit | undefined): boolean {
  return one?.unitId === other?.unitId && one?.name === other?.name
}

/** Commands of assignment. */
export const ASSIGNMENT_COMMANDS = { 'incident.assign': assign } as const

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { effectiveGrade, isOpenIncident, type HallIncident, type HallState } from '../hall/index.ts'
import { demandedLevel } from '../rules/escalation/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { escalationOf, handBackOf, moveInput, moveOutput, runningLevel } from './escalationParts.ts'
import { findIncident, incidentIdInput } from './incidentParts.ts'
import { refuse } from './refusals.ts'

const escalate = defineCommand({
  summary: 'An incident climbs to the level above (居村 → 街镇 → 区): by a person with a reason, or by the system when its time ran out.',
  roles: ['operator', 'admin', 'system'],
  input: z.strictObject({ incidentId: incidentIdInput, ...moveInput }),
  output: moveOutput,
  inverse: 'incident.handBack',
  plan: (state, input, context) => {
    const { incidentId } = input
    const found = runningIncident(state, context, incidentId)
    if (!found.ok) return found
    const known = runningLevel(state, context, { kind: 'incident', id: incidentId })
    if (!known.ok) return known
    const move = escalationOf(known.value, input, context)
    if (!move.ok) return move
    if (!move.value) return accept([], { id: incidentId, level: known.value.level, changed: false })
    return accept([{ type: 'incident.escalated', body: { incidentId, ...move.value } }], { id: incidentId, level: move.value.to, changed: true })
  },
})

const handBack = defineCommand({
  summary: 'An incident goes back to a lower level, with the reason; never below what its grade demands.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ incidentId: incidentIdInput, reason: moveInput.reason, to: moveInput.to }),
  output: moveOutput,
  inverse: 'incident.escalate',
  plan: (state, input, context) => {
    const { incidentId } = input
    const found = runningIncident(state, context, incidentId)
    if (!found.ok) return found
    const known = runningLevel(state, context, { kind: 'incident', id: incidentId })
    if (!known.ok) return known
    const demanded = demandedLevel(context.rules.escalation, effectiveGrade(found.value))
    const move = handBackOf(known.value, { ...input, demanded }, context)
    if (!move.ok) return move
    return accept([{ type: 'incident.handedBack', body: { incidentId, ...move.value } }], { id: incidentId, level: move.value.to, changed: true })
  },
})

function runningIncident(state: HallState, context: PlanContext, incidentId: string): Found<HallIncident> {
  const found = findIncident(state, context, incidentId)
  if (!found.ok || isOpenIncident(found.value)) return found
  return refuse('wrong-state', { zh: `incidentId: 事件“${incidentId}”已办结`, en: `incidentId: the incident "${incidentId}" is closed` })
}

/** Commands that move incidents between levels. */
export const ESCALATION_COMMANDS = { 'incident.escalate': escalate, 'incident.handBack': handBack } as const

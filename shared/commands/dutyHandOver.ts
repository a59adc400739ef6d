// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { isSamePerson } from '../hall/duty/person.ts'
import { CENTRE, shiftChief, unitKey, type OpenMatters } from '../hall/duty/state.ts'
import {
  activeResponses,
  isChainClosed,
  openAlarms,
  openClues,
  openHoldings,
  openIncidents,
  openIntakes,
  openMatters,
  openOrders,
  realmOf,
  waitingMessages,
  type RealmState,
} from '../hall/index.ts'
import { openRisks } from '../hall/ledgers/consultations/state.ts'
import { openEvacuations } from '../hall/ledgers/evacuation/state.ts'
import { openObligations } from '../hall/obligations/state.ts'
import { accept, defineCommand } from './command.ts'
import { findPerson, findUnit, personInput, unitInput } from './dutyPeople.ts'
import { shiftToJoin } from './dutyRoster.ts'
import { present } from './orderDrafts.ts'
import { refuse } from './refusals.ts'

const IDS_LISTED = 50

/** Command with which one chief (值班长) hands over to the next; the event lists what stands open. */
export const handOver = defineCommand({
  summary: 'One chief on duty hands over to the next (交接班); what stands open is written into it.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    unit: unitInput.default({ id: CENTRE, name: '区城运中心' }),
    from: personInput,
    to: personInput,
    notes: z.string().trim().min(1).max(4000).optional(),
    /** Where the journal stood, as main knows it. */
    journal: z.strictObject({ seq: z.number().int().min(0), hash: z.string().min(1).max(128) }).optional(),
  }),
  output: z.strictObject({ open: z.record(z.string(), z.number()) }),
  plan: (state, input, context) => {
    const unit = findUnit(state, input.unit, 'unit')
    if (!unit.ok) return unit
    const from = findPerson(state, input.from, 'from')
    if (!from.ok) return from
    const to = findPerson(state, input.to, 'to')
    if (!to.ok) return to
    if (isSamePerson(from.value, to.value)) return refuse('bad-input', { zh: 'to: 交接双方不能是同一人', en: 'to: it is the same person as from' })
    const realm = realmOf(state, context.realm)
    const key = unitKey(unit.value)
    const chief = shiftChief(realm, key)
    if (chief && !isSamePerson(chief, from.value))
      return refuse('wrong-state', { zh: `from: 当前值班长是“${chief.name}”`, en: `from: the chief on duty is "${chief.name}"` })
    const shift = shiftToJoin(state, context, { unit: key, isRostered: (one) => one.people.some((line) => isSamePerson(line.person, to.value)) })
    const open = openIn(realm)
    const returnBy = context.now + context.rules.dutyComposition.graceMinutes * 60_000
    const body = {
      unit: unit.value,
      from: from.value,
      to: to.value,
      returnBy,
      open,
      ...present({ shiftId: shift?.id, notes: input.notes, journal: input.journal }),
    }
    const counts = Object.fromEntries(Object.entries(open).map(([name, { count }]) => [name, count]))
    return accept([{ type: 'duty.handedOver', body }], { open: counts })
  },
})

function openIn(realm: RealmState): { [Name in keyof OpenMatters]: { count: number; ids: string[] } } {
  const listed = (ids: readonly string[]) => ({ count: ids.length, ids: ids.slice(0, IDS_LISTED) })
  return {
    incidents: listed(openIncidents(realm).map((one) => one.id)),
    responses: listed(activeResponses(realm).map((one) => one.id)),
    orders: listed(openOrders(realm).map((one) => one.id)),
    matters: listed(openMatters(realm).map((one) => one.id)),
    holdings: listed(openHoldings(realm).map((one) => one.id)),
    messages: listed(waitingMessages(realm).map((one) => one.id)),
    instructions: listed(
      Object.values(realm.instructions)
        .filter((one) => one.status !== 'closed')
        .map((one) => one.id),
    ),
    obligations: listed(openObligations(realm).map((one) => one.id)),
    reportChains: listed(
      Object.values(realm.chains)
        .filter((one) => !isChainClosed(one))
        .map((one) => one.id),
    ),
    intakes: listed(openIntakes(realm).map((one) => one.id)),
    clues: listed(openClues(realm).map((one) => one.id)),
    evacuations: listed(openEvacuations(realm).map((one) => one.id)),
    risks: listed(openRisks(realm).map((one) => one.id)),
    alarms: listed(openAlarms(realm).map((one) => one.key.slice(0, 300))),
  }
}

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../domain/index.ts'
import { CITY_OFFICES } from '../hall/ledgers/city/events.ts'
import { awaitsReceipt, type CityEntry } from '../hall/ledgers/city/state.ts'
import { entryWaySchema, given } from '../hall/ledgers/parts.ts'
import { accept, defineCommand } from './command.ts'
import { findPerson, personInput } from './dutyPeople.ts'
import {
  dueRefusal,
  entryAnswer,
  entryIdInput,
  findEntry,
  firstRefusal,
  incidentRefusal,
  linkIdInput,
  pastRefusal,
  realmAt,
  reasonInput,
  refuseField,
  textInput,
  titleInput,
} from './ledgerChecks.ts'
import { refuse, type Refusal } from './refusals.ts'

const ENTRY = ['上报下达记录', 'entry of the city ledger'] as const
const receiptInput = z.strictObject({ at: instantSchema, by: titleInput, way: entryWaySchema, content: textInput.optional() })

const record = defineCommand({
  summary: 'Record what went up to the city (市委市政府总值班室, 市应急局, 市城运中心) or came down from it, and by when a receipt is due.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    direction: z.enum(['up', 'down']),
    office: z.enum(CITY_OFFICES),
    way: entryWaySchema,
    content: textInput,
    at: instantSchema,
    by: personInput,
    counterpart: titleInput.optional(),
    documentNumber: titleInput.optional(),
    incidentId: linkIdInput.optional(),
    reportId: linkIdInput.optional(),
    receiptNeeded: z.boolean().default(true),
    receiptDueAt: instantSchema.optional(),
  }),
  output: entryAnswer,
  plan: (state, { by: person, ...input }, context) => {
    const refused = firstRefusal(
      pastRefusal('at', input.at, context),
      dueRefusal('receiptDueAt', input.receiptDueAt, input.at),
      incidentRefusal(realmAt(state, context), input.incidentId),
    )
    if (refused) return refused
    if (!input.receiptNeeded && input.receiptDueAt !== undefined)
      return refuseField('bad-input', 'receiptDueAt', ['不需回执的记录没有回执时限', 'an entry without a receipt has no limit for one'])
    const by = findPerson(state, person, 'by')
    if (!by.ok) return by
    const id = `city-${state.seq + 1}`
    return accept([{ type: 'cityLedger.recorded', body: { ...input, id, by: by.value } }], { id })
  },
})

const receipt = defineCommand({
  summary: 'Record the receipt (回执) of an entry of the city ledger: who confirmed it, when and in which way.',
  roles: ['operator', 'admin'],
  input: receiptInput.extend({ id: entryIdInput }),
  output: entryAnswer,
  plan: (state, { id, ...given }, context) => {
    const found = findEntry(realmAt(state, context).cityLedger, id, ENTRY)
    if (!found.ok) return found
    const entry = found.value
    if (!awaitsReceipt(entry))
      return refuseField(
        entry.receipt ? 'already-done' : 'wrong-state',
        'id',
        entry.receipt ? ['已有回执, 有误请更正', 'it has its receipt; correct it if it is wrong'] : ['该记录不需回执', 'this entry needs no receipt'],
      )
    return pastRefusal('at', given.at, { now: context.now, from: entry.at }) ?? accept([{ type: 'cityLedger.receipted', body: { id, receipt: given } }], { id })
  },
})

const correct = defineCommand({
  summary: 'Correct (更正) an entry of the city ledger with the reason; the earlier values stay with it.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    id: entryIdInput,
    reason: reasonInput,
    direction: z.enum(['up', 'down']).optional(),
    office: z.enum(CITY_OFFICES).optional(),
    way: entryWaySchema.optional(),
    content: textInput.optional(),
    at: instantSchema.optional(),
    counterpart: titleInput.optional(),
    documentNumber: titleInput.optional(),
    receiptDueAt: instantSchema.optional(),
    receipt: receiptInput.optional(),
  }),
  output: entryAnswer,
  inverse: 'cityLedger.correct',
  plan: (state, { id, reason, ...fields }, context) => {
    const found = findEntry(realmAt(state, context).cityLedger, id, ENTRY)
    if (!found.ok) return found
    const change = given(fields)
    if (Object.keys(change).length === 0) return refuse('missing-fields', { zh: '没有要更正的内容', en: 'nothing to correct was named' })
    const refused = correctionRefusal(found.value, change, context.now)
    return refused ?? accept([{ type: 'cityLedger.corrected', body: { id, change, reason } }], { id })
  },
})

type CityChange = { readonly [Field in 'at' | 'receiptDueAt' | 'receipt']?: CityEntry[Field] }

function correctionRefusal(entry: CityEntry, change: CityChange, now: number): Refusal | null {
  if (change.receipt && !entry.receipt) return refuseField('wrong-state', 'receipt', ['尚无回执可更正', 'there is no receipt to correct'])
  if (change.receiptDueAt !== undefined && !entry.receiptNeeded)
    return refuseField('wrong-state', 'receiptDueAt', ['该记录不需回执', 'this entry needs no receipt'])
  const at = change.at ?? entry.at
  return firstRefusal(
    pastRefusal('at', change.at, { now }),
    pastRefusal('receipt.at', (change.receipt ?? entry.receipt)?.at, { now, from: at }),
    dueRefusal('receiptDueAt', change.receiptDueAt ?? entry.receiptDueAt, at),
  )
}

/** Commands of the ledger of what went up and down (上报下达台账). */
export const CITY_LEDGER_COMMANDS = { 'cityLedger.record': record, 'cityLedger.receipt': receipt, 'cityLedger.correct': correct } as const

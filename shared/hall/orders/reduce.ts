// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { ORDER_EVENTS } from './events.ts'
import type { HallOrder, OrderEntry, OrderSlice } from './state.ts'
import { isOrderDone, moved, type OrderMove } from './transitions.ts'

const DONE_ORDERS_KEPT = 300
const KEPT = { feedbacks: 60, entries: 60, units: 20 }

/** How events of orders change a realm. */
export const ORDER_REDUCERS: RealmReducers<typeof ORDER_EVENTS> = {
  'order.issued': issue,
  'order.signed': (realm, body, event) =>
    move({ realm, event, move: 'sign', id: body.id }, () => ({ signedAt: body.signedAt, ...(body.by ? { signedBy: body.by } : {}) })),
  'order.handlingBegun': (realm, body, event) => move({ realm, event, move: 'handle', id: body.id, note: body.note }, () => ({})),
  'order.arrived': (realm, body, event) =>
    move({ realm, event, move: 'arrive', id: body.id, note: body.note }, (order) => ({ arrivedAt: order.arrivedAt ?? body.arrivedAt })),
  'order.feedbackGiven': (realm, body, event) =>
    move({ realm, event, move: 'feedback', id: body.id }, (order) => ({
      feedbacks: [{ at: event.at, text: body.text, ...(body.by ? { by: body.by } : {}) }, ...order.feedbacks].slice(0, KEPT.feedbacks),
    })),
  'order.closed': (realm, body, event) =>
    keepBounded(
      move({ realm, event, move: 'close', id: body.id, tally: 'closed' }, (order) => ({
        endedAt: body.closedAt,
        result: body.result,
        closures: order.closures + 1,
      })),
    ),
  'order.returned': (realm, body, event) => move({ realm, event, move: 'return', id: body.id, note: body.reason }, () => ({ returnedAt: event.at })),
  'order.reassigned': (realm, body, event) =>
    move({ realm, event, move: 'reassign', id: body.id, note: `${body.unit.name}: ${body.reason}` }, (order) => afresh(order, body, event)),
  'order.urged': (realm, body, event) =>
    move({ realm, event, move: 'urge', id: body.id, note: body.note }, (order) => ({ urgeCount: order.urgeCount + 1, urgedAt: event.at })),
  'order.escalated': (realm, body, event) => {
    const order = ownValue(realm.orders, body.id)
    if (!order || order.escalated.some((one) => one.limit === body.limit && one.step === body.step)) return realm
    const { limit, step, to, dueAt } = body
    const note = [to, ...body.people.map((person) => person.name)].join(' ')
    return move({ realm, event, move: 'escalate', id: body.id, note }, () => ({ escalated: [...order.escalated, { limit, step, to, dueAt, at: event.at }] }))
  },
  'order.cancelled': (realm, body, event) =>
    keepBounded(move({ realm, event, move: 'cancel', id: body.id, note: body.reason, tally: 'cancelled' }, () => ({ endedAt: event.at }))),
  'order.reopened': (realm, body, event) =>
    move({ realm, event, move: 'reopen', id: body.id, note: body.reason, tally: 'reopened' }, (order) => afresh(order, { ...body, unit: order.unit }, event)),
}

function issue(realm: RealmState, body: EventBody<'order.issued'>, event: HallEvent): RealmState {
  if (ownValue(realm.orders, body.id)) return realm
  const order = {
    ...body,
    status: 'issued',
    assignment: 1,
    firstIssuedAt: event.at,
    issuedAt: event.at,
    issuedBy: event.actor.principal,
    escalated: [],
    feedbacks: [],
    urgeCount: 0,
    closures: 0,
    earlierUnits: [],
    history: [{ at: event.at, move: 'issue', by: event.actor.principal }],
  } as HallOrder
  return { ...realm, orders: { ...realm.orders, [body.id]: order }, orderTally: counted(realm, 'issued') }
}

interface Moving {
  readonly realm: RealmState
  readonly event: HallEvent
  readonly move: OrderMove
  readonly id: string
  readonly note?: string | undefined
  readonly tally?: keyof OrderSlice['orderTally']
}

/** A move is made only where the table of moves allows it; the same table refused the command. */
function move({ realm, event, move: wanted, id, note, tally }: Moving, change: (order: HallOrder) => Partial<HallOrder>): RealmState {
  const order = ownValue(realm.orders, id)
  const status = order && moved(order.status, wanted)
  if (!order || !status) return realm
  const entry: OrderEntry = { at: event.at, move: wanted, by: event.actor.principal, ...(note === undefined ? {} : { note }) }
  const after: HallOrder = { ...withoutOld(order, wanted), ...change(order), status, history: [entry, ...order.history].slice(0, KEPT.entries) }
  return { ...realm, orders: { ...realm.orders, [id]: after }, ...(tally ? { orderTally: counted(realm, tally) } : {}) }
}

// What a unit signed and did is its own: the next one starts with nothing done.
function withoutOld(order: HallOrder, wanted: OrderMove): HallOrder {
  if (wanted !== 'reassign' && wanted !== 'reopen') return order
  const {
    signedAt: _signed,
    signedBy: _signer,
    arrivedAt: _arrived,
    arriveBy: _arrival,
    returnedAt: _returned,
    endedAt: _ended,
    result: _result,
    ...rest
  } = order
  return rest
}

function afresh(
  order: HallOrder,
  body: Pick<EventBody<'order.reassigned'>, 'unit' | 'reason' | 'signBy' | 'arriveBy' | 'closeBy' | 'steps'>,
  event: HallEvent,
): Partial<HallOrder> {
  const { unit, reason, signBy, arriveBy, closeBy, steps } = body
  const { signedAt, arrivedAt, issuedAt } = order
  const earlier = { unit: order.unit, issuedAt, endedAt: event.at, reason, ...(signedAt ? { signedAt } : {}), ...(arrivedAt ? { arrivedAt } : {}) }
  return {
    unit,
    assignment: order.assignment + 1,
    issuedAt: event.at,
    signBy,
    ...(arriveBy === undefined ? {} : { arriveBy }),
    closeBy,
    steps,
    escalated: [],
    earlierUnits: [earlier, ...order.earlierUnits].slice(0, KEPT.units),
  }
}

function counted(realm: RealmState, what: keyof OrderSlice['orderTally']): OrderSlice['orderTally'] {
  return { ...realm.orderTally, [what]: realm.orderTally[what] + 1 }
}

function keepBounded(realm: RealmState): RealmState {
  // A step of a matter that still runs is needed to know what comes next.
  const isNeeded = ({ matterId }: HallOrder): boolean => {
    const matter = matterId === undefined ? undefined : ownValue(realm.matters, matterId)
    return matter !== undefined && matter.endedAt === undefined
  }
  const orders = dropOldest(realm.orders, {
    isDone: (one) => isOrderDone(one.status) && !isNeeded(one),
    at: (one) => one.endedAt ?? 0,
    kept: DONE_ORDERS_KEPT,
  })
  return orders === realm.orders ? realm : { ...realm, orders }
}

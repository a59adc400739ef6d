// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'

/** How an order (派单) stands: 下达, 签收, 处置中, 反馈, 办结, 退回, 撤销. */
export const ORDER_STATUSES = ['issued', 'signed', 'handling', 'feedback', 'closed', 'returned', 'cancelled'] as const
/** State of an order. */
export type OrderStatus = (typeof ORDER_STATUSES)[number]

const UNDER_WAY = ['issued', 'signed', 'handling', 'feedback'] as const

/** Every move an order can make: from which states, and into which; null leaves the state as it is. */
export const ORDER_MOVES = {
  sign: { from: ['issued'], to: 'signed' },
  handle: { from: ['signed'], to: 'handling' },
  arrive: { from: ['signed', 'handling', 'feedback'], to: null },
  feedback: { from: ['handling', 'feedback'], to: 'feedback' },
  close: { from: ['handling', 'feedback'], to: 'closed' },
  return: { from: UNDER_WAY, to: 'returned' },
  reassign: { from: [...UNDER_WAY, 'returned'], to: 'issued' },
  urge: { from: UNDER_WAY, to: null },
  escalate: { from: [...UNDER_WAY, 'returned'], to: null },
  cancel: { from: [...UNDER_WAY, 'returned'], to: 'cancelled' },
  reopen: { from: ['closed', 'cancelled'], to: 'issued' },
} as const satisfies Record<string, { readonly from: readonly OrderStatus[]; readonly to: OrderStatus | null }>

/** A move of an order. */
export type OrderMove = keyof typeof ORDER_MOVES

/** Chinese and English words of the states. */
export const ORDER_STATUS_WORDS: Record<OrderStatus, { readonly zh: string; readonly en: string }> = {
  issued: { zh: '已下达', en: 'issued' },
  signed: { zh: '已签收', en: 'signed for' },
  handling: { zh: '处置中', en: 'being handled' },
  feedback: { zh: '已反馈', en: 'reported on' },
  closed: { zh: '已办结', en: 'closed' },
  returned: { zh: '已退回', en: 'returned' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
}

/** State after a move; null when the move is not allowed from there. */
export function moved(status: OrderStatus, move: OrderMove): OrderStatus | null {
  const row: { readonly from: readonly OrderStatus[]; readonly to: OrderStatus | null } | undefined = ownValue(ORDER_MOVES, move)
  return row?.from.includes(status) ? (row.to ?? status) : null
}

/** Whether nothing is left to do: closed or cancelled. A returned order still needs a unit. */
export function isOrderDone(status: OrderStatus): boolean {
  return status === 'closed' || status === 'cancelled'
}

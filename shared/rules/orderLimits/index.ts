// SPDX-License-Identifier: Apache-2.0
export { ORDER_KINDS, ORDER_LIMITS, URGENCIES, type OrderKind, type OrderLimit, type Urgency } from './defaults.ts'
export { orderMoments, orderSteps, type OrderAsk, type OrderMoments, type OrderStep } from './judge.ts'
export { orderLimitsSchema, type OrderLimits } from './schema.ts'
export { orderLimitsTable } from './table.ts'

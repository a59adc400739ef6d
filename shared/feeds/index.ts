// SPDX-License-Identifier: Apache-2.0
export { decodeCap, linkedAlerts } from './cap/index.ts'
export type { Decode, DecodeContext, DecodeReject, Decoded } from './decoded.ts'
export {
  CRS_NAMES,
  TIME_FORMATS,
  feedSchema,
  mappingSchema,
  type CrsName,
  type FeedDefinition,
  type FeedInput,
  type FeedMapping,
  type TimeFormat,
} from './definition.ts'
export { decodeHttpJson } from './httpJson/index.ts'
export { parseInstant } from './instant.ts'
export {
  RETRY_LIMITS,
  failingLimitMs,
  idleFeed,
  linkOf,
  next,
  type FeedEffect,
  type FeedEvent,
  type FeedState,
  type LifecycleContext,
  type Transition,
} from './lifecycle.ts'
export { compileFeed } from './mapping.ts'
export { decodeMqtt } from './mqtt/index.ts'
export type { FeedPlan } from './plan.ts'
export { toWgs84 } from './position.ts'
export { ADAPTERS, type Adapter } from './registry.ts'
export { decodeSse } from './sse/index.ts'
export { judge, stateKey, tombstone, type Upsert } from './store.ts'

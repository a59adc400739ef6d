// SPDX-License-Identifier: Apache-2.0
import { decodeCap, linkedAlerts } from './cap/index.ts'
import type { Decode } from './decoded.ts'
import type { FeedDefinition } from './definition.ts'
import { decodeHttpJson } from './httpJson/index.ts'
import { decodeMqtt } from './mqtt/index.ts'
import { decodeSse } from './sse/index.ts'

/** One adapter: how its payloads travel, how they are read, and which addresses an index document leads to. */
export interface Adapter {
  readonly transport: 'http' | 'mqtt' | 'sse'
  readonly decode: Decode
  /** Addresses a document leads to; null when it is no index but news itself. */
  readonly links?: (bytes: Uint8Array, url: string) => readonly string[] | null
}

/** Every adapter, by the name hall.yaml uses. */
export const ADAPTERS: Record<FeedDefinition['adapter'], Adapter> = {
  'http-json': { transport: 'http', decode: decodeHttpJson },
  mqtt: { transport: 'mqtt', decode: decodeMqtt },
  sse: { transport: 'sse', decode: decodeSse },
  cap: { transport: 'http', decode: decodeCap, links: linkedAlerts },
}

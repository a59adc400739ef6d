// SPDX-License-Identifier: Apache-2.0
import type { BlobStore } from './blobs.ts'
import type { EventLog } from './log.ts'

/** Something the operator must hear about the ground the hall stands on; `code` is translated in the renderer. */
export interface FabricProblem {
  readonly code: 'journal-tail-cut' | 'journal-damaged' | 'journal-reserve-used' | 'journal-reserve-missing' | 'journal-reserve-back'
  readonly detail: string
}

/** What the hall stands on. One contract suite (contract.ts) holds for every implementation. */
export interface Fabric {
  readonly name: string
  readonly log: EventLog
  readonly blobs: BlobStore
  close(): Promise<void>
}

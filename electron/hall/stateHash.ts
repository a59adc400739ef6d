// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'
import type { HallState } from '../../shared/hall/index.ts'

/** SHA-256 (hexadecimal) of the canonical JSON of a state: equal hashes mean equal walls. */
export function stateHash(state: HallState): string {
  return createHash('sha256').update(canonicalJson(state)).digest('hex')
}

// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Actor } from '../../shared/domain/index.ts'
import type { HallState } from '../../shared/hall/index.ts'

/** Whoever holds the token of control.json. */
const RUN_ADMIN: Actor = { principal: 'token:control', role: 'admin' }

/** A token: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 (hexadecimal) of a token: all that is kept of a lasting one. */
export function tokenHash(token: string): string {
  return digest(token).toString('hex')
}

/** Whose token this is: the run's own, or a lasting one of the journal; null when it is nobody's. */
export function actorOfToken(given: string, runToken: string, principals: HallState['principals']): Actor | null {
  const hash = digest(given)
  // Every hash is compared whole, so that the time of the answer tells nothing of any token.
  let found = timingSafeEqual(hash, digest(runToken)) ? RUN_ADMIN : null
  for (const { principal, role, tokenHash: known } of Object.values(principals)) {
    if (timingSafeEqual(hash, Buffer.from(known, 'hex'))) found ??= { principal, role }
  }
  return found
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

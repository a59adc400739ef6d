// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Digest of a file's bytes, streamed. `algorithm` as in node:crypto, `encoding` hex or base64. */
export async function hashFile(file, algorithm = 'sha256', encoding = 'hex') {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  return hash.digest(encoding)
}

/** Throws unless the file has the pinned digest `{ algorithm, encoding, value }`; `name` is for the message. */
export async function demandDigest(file, expected, name) {
  const actual = await hashFile(file, expected.algorithm, expected.encoding)
  if (actual === expected.value) return
  throw new Error(`${name}: ${expected.algorithm} 不符 does not match\n  expected ${expected.value}\n  actual   ${actual}`)
}

// SPDX-License-Identifier: Apache-2.0
import { crc32c } from './crc32c.ts'

/** Short print of a text, to tell whether it is the same as before: its length and CRC-32C. Not for secrets, not against intent. */
export function textPrint(text: string): string {
  const bytes = new Uint8Array(text.length * 2)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    bytes[2 * index] = unit & 0xff
    bytes[2 * index + 1] = unit >>> 8
  }
  return `${text.length}-${crc32c(bytes).toString(16).padStart(8, '0')}`
}

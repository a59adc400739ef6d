// SPDX-License-Identifier: Apache-2.0

// Castagnoli polynomial, reflected: chosen over CRC-32 because it finds more burst errors of the lengths disks make.
const POLYNOMIAL = 0x82f63b78
const TABLE = buildTable()

function buildTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let byte = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
    table[byte] = value >>> 0
  }
  return table
}

/** CRC-32C (RFC 3720 appendix B.4) of the bytes, as an unsigned 32-bit integer; pass the last result to go on. */
export function crc32c(bytes: Uint8Array, previous = 0): number {
  let crc = ~previous >>> 0
  for (let index = 0; index < bytes.length; index++) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[index]!) & 0xff]!
  return ~crc >>> 0
}

// SPDX-License-Identifier: Apache-2.0
export { backoffMs, type BackoffLimits } from './backoff.ts'
export { canonicalJson } from './canonicalJson.ts'
export { crc32c } from './crc32c.ts'
export { distanceM, isInsideRing, type LonLat } from './geometry.ts'
export { ownValue } from './ownValue.ts'
export { textPrint } from './textPrint.ts'
export { failure, success, type Result } from './result.ts'

// SPDX-License-Identifier: Apache-2.0
export { decodeSse } from './decode.ts'

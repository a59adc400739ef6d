// SPDX-License-Identifier: Apache-2.0
export { decodeHttpJson } from './decode.ts'

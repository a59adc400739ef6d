// SPDX-License-Identifier: Apache-2.0
export { decodeCap } from './decode.ts'
export { linkedAlerts } from './atom.ts'

// SPDX-License-Identifier: Apache-2.0
export { HallClock, type ClockSources, type ClockStep } from './clock.ts'
export { Hall, type HallListener, type HallOptions, type HallRequest } from './hall.ts'
export { stateHash } from './stateHash.ts'

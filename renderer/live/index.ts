// SPDX-License-Identifier: Apache-2.0
export { LIVE_KEY, openLive, provideLive, useLive, type LiveContext } from './context.ts'
export { LiveClock } from './clock.ts'
export { HallMirror } from './hall.ts'
export { RecordShelves } from './records.ts'

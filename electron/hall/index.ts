// SPDX-License-Identifier: Apache-2.0
export type { CheckpointOptions, JournalRetention } from './checkpointKeeper.ts'
export { HallClock, type ClockSources, type ClockStep } from './clock.ts'
export { Hall, type HallListener, type HallOptions, type HallRequest } from './hall.ts'
export { HallScheduler, type SchedulerOptions } from './scheduler.ts'
export { NotRecordedError } from './pastStates.ts'
export { stateHash } from './stateHash.ts'

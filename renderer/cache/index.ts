// SPDX-License-Identifier: Apache-2.0
export { DATABASE_NAME, seriesIdOf } from './database.ts'
export { startKeeper, type CacheReport, type FramePort, type Keeper, type KeeperOptions } from './keeper.ts'
export { readLatest, readSeries, type CachedSeries, type CachedState } from './readers.ts'

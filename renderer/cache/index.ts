// SPDX-License-Identifier: Apache-2.0
export { openBackfill, type Backfill, type BackfillOptions } from './backfill.ts'
export { DATABASE_NAME } from './database.ts'
export { startKeeper, type CacheReport, type FramePort, type Keeper, type KeeperOptions } from './keeper.ts'
export { readLatest, readSeries, type CachedSeries, type CachedState } from './readers.ts'

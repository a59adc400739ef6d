// SPDX-License-Identifier: Apache-2.0
export { startControlApi, type ControlApi, type ControlApiOptions } from './api.ts'
export { writeControlFile, type ControlFile } from './controlFile.ts'
export { newToken } from './principals.ts'
export { startControlServer, type ControlServer, type ControlServerOptions } from './server.ts'
export type { AgedRecord, ControlSources, DatasetQuery, DatasetSummary, IndicatorSeries, ScreenSnapshot } from './sources.ts'

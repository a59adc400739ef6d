// SPDX-License-Identifier: Apache-2.0
export { captureScreen, ThumbnailLoop, type Snapshot } from './capture.ts'
export { followDisplays } from './displays.ts'
export type { HallWindow } from './hallWindow.ts'
export { parseWallProfile, planSpans, screenIds, type WallProfile } from './wallProfile.ts'
export { Watchdog } from './watchdog.ts'
export { HallWindows } from './windows.ts'

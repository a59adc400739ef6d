// SPDX-License-Identifier: Apache-2.0
export { definePanel, type PanelDefinition } from './panel.ts'
export { PANELS, findPanel } from './registry.ts'
export { countFeeds, type FeedCounts } from './feedCounts.ts'
export { wallMode, type WallMode } from './wallMode.ts'

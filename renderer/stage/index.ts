// SPDX-License-Identifier: Apache-2.0
export { default as WallStage } from './WallStage.vue'
export { placeRegions, type PlacedRegion, type UnitBox } from './placement.ts'
export { sendProblem } from './report.ts'

// SPDX-License-Identifier: Apache-2.0
export { default as ChartCanvas } from './ChartCanvas.vue'
export { type BarsChart, type ChartModel, type ChartPoint, type HourlyChart, type ThresholdLine, type TrendChart } from './model.ts'
export { niceHigh, trendRange } from './scale.ts'

// SPDX-License-Identifier: Apache-2.0
export { hallConfigSchema, indicatorSchema, vitalSignSchema, wallProfileSchema, type HallConfig, type IndicatorDefinition, type Thresholds, type VitalSignDefinition } from './hall.ts'

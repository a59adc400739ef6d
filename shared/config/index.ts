// SPDX-License-Identifier: Apache-2.0
export { DEFAULT_INDICATORS, DEFAULT_VITAL_SIGNS } from './defaults.ts'
export { DEMONSTRATION_ORGANISATION } from './demonstrationOrganisation.ts'
export { demonstrationFeeds, type DemonstrationAddresses } from './demonstration.ts'
export {
  hallConfigSchema,
  indicatorSchema,
  vitalSignSchema,
  wallProfileSchema,
  type HallConfig,
  type IndicatorDefinition,
  type Thresholds,
  type VitalSignDefinition,
} from './hall.ts'

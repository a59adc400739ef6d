// SPDX-License-Identifier: Apache-2.0
export { ASSESSMENTS, assess, type Assessment } from './assess.ts'
export { concludeDistrict, type AttentionItem, type Conclusion, type ConclusionInput, type IncidentSample, type SignSample } from './conclude.ts'
export { createDeriver, type DeriverInput, type IndicatorDeriver } from './derive.ts'

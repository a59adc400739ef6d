// SPDX-License-Identifier: Apache-2.0
export { TOWN_UNIT, type MatterNode, type MatterTemplate, type MatterUnit } from './defaults.ts'
export { nodeProblem, readyNodes } from './nodes.ts'
export { matterTemplatesSchema, type MatterTemplates } from './schema.ts'
export { matterTemplatesTable } from './table.ts'

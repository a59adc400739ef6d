// SPDX-License-Identifier: Apache-2.0
export { legendItems, type LegendItem } from './legend.ts'
export { MAP_LAYERS } from './registry.ts'

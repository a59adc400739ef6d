// SPDX-License-Identifier: Apache-2.0
export {
  LAYOUT_VERSION,
  chooseVariant,
  findLayout,
  layoutProblems,
  layoutSchema,
  regionBox,
  type Layout,
  type LayoutSet,
  type LayoutVariant,
  type Region,
  type RegionBox,
} from './layout.ts'
export { SHIPPED_LAYOUTS } from './shipped.ts'

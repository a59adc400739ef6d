// SPDX-License-Identifier: Apache-2.0
import type { OrganisationInput } from '../hall/organisation/schema.ts'
import { DEMONSTRATION_POSTS } from './demonstrationPosts.ts'
import { DEMONSTRATION_SECTORS } from './demonstrationSectors.ts'
import { DEMONSTRATION_UNITS } from './demonstrationUnits.ts'

/** Organisation of the demonstration (示例): the structure of the notice, posts without names. It is never the district's own. */
export const DEMONSTRATION_ORGANISATION: OrganisationInput = {
  asOf: '2026-01-01',
  units: DEMONSTRATION_UNITS,
  posts: DEMONSTRATION_POSTS,
  sectors: DEMONSTRATION_SECTORS,
}

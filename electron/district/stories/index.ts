// SPDX-License-Identifier: Apache-2.0
import { CALM } from './calm.ts'
import { CONCERT } from './concert.ts'
import { GAS_LEAK } from './gasLeak.ts'
import { NATIONAL_DAY } from './nationalDay/index.ts'
import { RAINSTORM } from './rainstorm/index.ts'
import type { Story } from './story.ts'

/** The names the command line accepts. */
export const STORY_IDS = ['calm', 'rainstorm', 'gas-leak', 'concert', 'national-day'] as const

export type StoryId = (typeof STORY_IDS)[number]

const STORIES: Readonly<Record<StoryId, Story>> = {
  calm: CALM,
  rainstorm: RAINSTORM,
  'gas-leak': GAS_LEAK,
  concert: CONCERT,
  'national-day': NATIONAL_DAY,
}

/** The story of a name. */
export function storyOf(id: StoryId): Story {
  return STORIES[id]
}

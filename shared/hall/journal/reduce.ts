// SPDX-License-Identifier: Apache-2.0
import type { HallReducers } from '../area.ts'
import type { JOURNAL_EVENTS } from './events.ts'

/** What the journal says of itself changes nothing but its own count. */
export const JOURNAL_REDUCERS: HallReducers<typeof JOURNAL_EVENTS> = {
  'journal.checkpointed': (state) => state,
  'journal.retained': (state) => state,
}

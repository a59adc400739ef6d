// SPDX-License-Identifier: Apache-2.0
import { computed, type ComputedRef } from 'vue'
import { shiftChief } from '../../../shared/hall/duty/state.ts'
import { realmOf } from '../../../shared/hall/index.ts'
import { useLive } from '../../live/index.ts'
import { momentText } from '../rewind/moment.ts'
import { approverPosts, emptyApproval, type ApprovalContext, type ApprovalDraft } from './approvalDraft.ts'

/** What an approval is checked against, as it stands now, and an empty one that begins with it. */
export function useApproval(): { readonly context: ComputedRef<ApprovalContext>; readonly empty: () => ApprovalDraft } {
  const live = useLive()
  const posts = computed(() => approverPosts(live.liveHall.value))
  const context = computed(() => ({ now: live.liveSecond.value, ranks: live.description.config.commandRanks, posts: posts.value }))
  const empty = (): ApprovalDraft => emptyApproval(momentText(live.liveNow(), false), shiftChief(realmOf(live.liveHall.value))?.name ?? '')
  return { context, empty }
}

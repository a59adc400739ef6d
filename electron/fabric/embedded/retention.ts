// SPDX-License-Identifier: Apache-2.0
import type { RetentionCut, RetentionLimits, RetentionPlan } from '../log.ts'
import { latestAt, type SegmentSpan } from './segmentSpan.ts'

/**
 * Where whole segments may be cut off. A cut lies before a segment that begins with a checkpoint of everything before it, so
 * that the state of every kept moment can still be told.
 */
export function planCuts(spans: readonly SegmentSpan[], limits: RetentionLimits): RetentionPlan {
  let bytes = spans.reduce((sum, span) => sum + span.bytes, 0)
  const cuts: { cut: RetentionCut; overBytes: number }[] = []
  const overBytes = (): number => Math.max(0, bytes - limits.mostBytes)
  const overAll = overBytes()
  for (const [index, span] of spans.slice(0, -1).entries()) {
    const at = latestAt(span)
    if (!(at < limits.olderThanAt || (bytes > limits.mostBytes && at < limits.neverAfterAt))) break
    bytes -= span.bytes
    const cut = cutBefore(spans[index + 1]!, span)
    if (cut) cuts.unshift({ cut, overBytes: overBytes() })
  }
  return { cuts: cuts.map(({ cut }) => cut), overBytes: cuts[0]?.overBytes ?? overAll }
}

function cutBefore(kept: SegmentSpan, dropped: SegmentSpan): RetentionCut | null {
  const checkpoint = kept.own[0]
  const isClean = checkpoint?.type === 'journal.checkpointed' && checkpoint.seq === kept.firstSeq && checkpoint.body['upToSeq'] === kept.firstSeq - 1
  return isClean ? { firstKeptSeq: kept.firstSeq, lastDroppedHash: dropped.lastHash, checkpoint } : null
}

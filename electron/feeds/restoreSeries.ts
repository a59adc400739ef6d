// SPDX-License-Identifier: Apache-2.0
import { listSegments } from '../storage/segments.ts'
import { lastBeganBefore, readEntries } from './logReader.ts'
import type { SeriesMemory } from './seriesMemory.ts'

/** Fills the memory with what the log kept of indicators since a moment; a file that cannot be read is passed over. */
export async function restoreSeries(dir: string, memory: SeriesMemory, from: { district: string; since: number }): Promise<void> {
  const segments = await listSegments(dir).catch(() => [])
  const first = Math.max(0, await lastBeganBefore(segments, from.since, from.district))
  for (const segment of segments.slice(first)) {
    try {
      for await (const { entry } of readEntries(segment.path)) {
        if (entry.kind === 'points') for (const [id, points] of Object.entries(entry.series)) memory.restore(id, points.filter((point) => point[0] >= from.since))
        break
      }
    } catch {
      // Damaged: the points of two minutes are missing, and the chart shows a gap.
    }
  }
}

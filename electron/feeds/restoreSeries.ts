// SPDX-License-Identifier: Apache-2.0
import { listSegments } from '../storage/segments.ts'
import type { LogEntry } from './logEntry.ts'
import { lastBeganBefore, readEntries } from './logReader.ts'
import type { Point, SeriesMemory } from './seriesMemory.ts'

/** Fills the memory with what the log kept of indicators since a moment; a file that cannot be read is passed over. */
export async function restoreSeries(dir: string, memory: SeriesMemory, from: { district: string; since: number }): Promise<void> {
  const segments = await listSegments(dir).catch(() => [])
  const first = Math.max(0, await lastBeganBefore(segments, from.since, from.district))
  for (const segment of segments.slice(first)) {
    // Damaged: the points of two minutes are missing, and the chart shows a gap.
    const entry = await firstEntry(segment.path).catch(() => null)
    if (entry?.kind === 'points') restorePoints(entry.series, memory, from.since)
  }
}

async function firstEntry(path: string): Promise<LogEntry | null> {
  for await (const { entry } of readEntries(path)) return entry
  return null
}

function restorePoints(series: Readonly<Record<string, readonly Point[]>>, memory: SeriesMemory, since: number): void {
  for (const [id, points] of Object.entries(series))
    memory.restore(
      id,
      points.filter((point) => point[0] >= since),
    )
}

// SPDX-License-Identifier: Apache-2.0
import type { HistoryChunk } from '../../shared/domain/index.ts'

/** What fills a cache from the feed log. */
export interface BackfillOptions {
  /** Asks for the portion at a cursor, null for the newest; rejects while nobody can answer. */
  readonly ask: (from: number, cursor: string | null) => Promise<HistoryChunk>
  /** Takes a portion; resolves when there is room for the next. */
  readonly ingest: (chunk: HistoryChunk) => Promise<void>
  readonly pauseMs?: number
  readonly retryMs?: number
}

/** Brings recorded history back, the newest first. */
export interface Backfill {
  /** History since this instant is wanted; one that is running begins anew. Resolves at its end, also when it was replaced or stopped. */
  begin(from: number): Promise<void>
  /** Ends it for good. */
  stop(): void
}

// Between portions the feed host has its time for what is live; a failure may last as long as its restart.
const PAUSE_MS = 100
const RETRY_MS = 15_000

/** A backfill at rest. */
export function openBackfill(options: BackfillOptions): Backfill {
  const { ask, ingest, pauseMs = PAUSE_MS, retryMs = RETRY_MS } = options
  const turn = { number: 0 }
  const fill = async (from: number, mine: number): Promise<void> => {
    let cursor: string | null = null
    while (mine === turn.number) {
      const chunk: HistoryChunk | null = await ask(from, cursor).catch(() => null)
      if (chunk) await ingest(chunk)
      if (chunk?.next === null) return
      // A failure asks again for the same portion; points that came twice are one.
      if (chunk) cursor = chunk.next
      await new Promise((resolve) => setTimeout(resolve, chunk ? pauseMs : retryMs))
    }
  }
  return {
    begin: (from) => fill(from, ++turn.number),
    stop: () => {
      turn.number += 1
    },
  }
}

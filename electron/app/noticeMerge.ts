// SPDX-License-Identifier: Apache-2.0

type Write = (code: string, detail: string) => void

/** Notices on their way to the journal, with repetitions taken together. */
export interface MergedNotices {
  tell(code: string, detail: string): void
  /** Writes what was counted and is not yet told; from then on everything is written as it comes. */
  end(): void
}

const MERGE_MS = 60_000
// Room for the count behind the longest detail that a notice may have.
const LONGEST_DETAIL = 1_980
// Answers to what a person just did, and recoveries whose every time is looked at: none of them comes at a machine's pace.
const EACH_TOLD: ReadonlySet<string> = new Set(['config-accepted', 'config-problem', 'config-needs-restart', 'map-restored'])

interface Repeated {
  readonly code: string
  readonly detail: string
  count: number
  timer: ReturnType<typeof setTimeout>
}

/** Writes a notice at once and the same one (code and detail) at most once a minute after that, with how often it came meanwhile. */
export function mergeNotices(write: Write): MergedNotices {
  const recent = new Map<string, Repeated>()
  let isEnded = false
  const settle = (key: string): void => {
    const one = recent.get(key)
    if (!one) return
    clearTimeout(one.timer)
    recent.delete(key)
    if (one.count === 0) return
    write(one.code, one.count === 1 ? one.detail : `${one.detail} · × ${one.count}`)
    // It may go on; the next minute begins with what was written now.
    if (!isEnded) begin(key, one.code, one.detail)
  }
  const begin = (key: string, code: string, detail: string): void => {
    const timer = setTimeout(() => settle(key), MERGE_MS)
    timer.unref()
    recent.set(key, { code, detail, count: 0, timer })
  }
  return {
    tell: (code, whole) => {
      const detail = whole.slice(0, LONGEST_DETAIL)
      if (EACH_TOLD.has(code)) return write(code, detail)
      const key = `${code}\n${detail}`
      const one = recent.get(key)
      if (one) return void (one.count += 1)
      write(code, detail)
      if (!isEnded) begin(key, code, detail)
    },
    end: () => {
      isEnded = true
      for (const key of recent.keys()) settle(key)
    },
  }
}

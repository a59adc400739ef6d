// SPDX-License-Identifier: Apache-2.0

/** Notices from the first line of the start on: kept until the journal is open, then written there. */
export interface EarlyNotices {
  tell(code: string, detail: string): void
  /** Hands over what was kept, in order, and everything that follows. */
  deliverTo(write: (code: string, detail: string) => void): void
}

/** Begins to keep notices. */
export function keepNotices(): EarlyNotices {
  const kept: Array<readonly [code: string, detail: string]> = []
  let write = (code: string, detail: string): void => void kept.push([code, detail])
  return {
    tell: (code, detail) => write(code, detail),
    deliverTo: (next) => {
      write = next
      for (const [code, detail] of kept.splice(0)) next(code, detail)
    },
  }
}

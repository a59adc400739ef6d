// SPDX-License-Identifier: Apache-2.0

/** How to open something again after it was lost. */
export interface Reopening {
  signal: AbortSignal
  open(): void
  done(): void
  failed(error: unknown): void
}

const RETRY_MS = 250
const ATTEMPTS = 18

/**
 * Opens in a later task, because a context cannot be freed inside its own loss event, and tries again for
 * 4.5 s while the graphics process is still coming up.
 */
export function openWithRetry(reopening: Reopening, attempt = 1): void {
  const timer = setTimeout(
    () => {
      try {
        reopening.open()
      } catch (error) {
        if (attempt >= ATTEMPTS) reopening.failed(error)
        else openWithRetry(reopening, attempt + 1)
        return
      }
      reopening.done()
    },
    attempt === 1 ? 0 : RETRY_MS,
  )
  reopening.signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
}

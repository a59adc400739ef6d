// SPDX-License-Identifier: Apache-2.0

/** Limits of a retry: the first ceiling and the last, in milliseconds. */
export interface BackoffLimits {
  readonly firstMs: number
  readonly lastMs: number
}

/**
 * Full-jitter back-off: a uniformly random wait below an exponentially growing ceiling, so that many
 * clients of one restarted source do not come back in step. `random` is in [0, 1); attempt counts from 1.
 */
export function backoffMs(attempt: number, limits: BackoffLimits, random: number): number {
  const ceiling = Math.min(limits.lastMs, limits.firstMs * 2 ** Math.min(30, Math.max(0, attempt - 1)))
  return Math.round(ceiling * random)
}

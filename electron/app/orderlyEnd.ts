// SPDX-License-Identifier: Apache-2.0

const STOP_LIMIT_MS = 8_000

/** Ends the hall in order and then the process; what hangs must not keep it, for the journal is whole after every append. */
export function endInOrder(stop: () => Promise<void>, exit: (code: number) => void): void {
  setTimeout(() => exit(1), STOP_LIMIT_MS)
  void stop().finally(() => exit(0))
}

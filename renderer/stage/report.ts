// SPDX-License-Identifier: Apache-2.0
import { ask } from '../bridge/index.ts'

/** Tells main in which frame a commit was applied; the measured skew of a take comes from these. */
export function sendApplied(applied: { commitAt: number; frameAt: number; layoutId: string }): void {
  void ask('window.applied', applied).catch(() => undefined)
}

/** Tells main of something only the page saw. */
export function sendProblem(code: string, detail: string): void {
  void ask('window.problem', { code, detail: detail.slice(0, 2000) }).catch(() => undefined)
}

// SPDX-License-Identifier: Apache-2.0
import { ChartScheduler } from './scheduler.ts'

/** The page's one scheduler: all charts share its turns. */
export const chartTurns = new ChartScheduler((callback) => requestAnimationFrame(callback))

/** Tells waiting charts that time went on; charts call it on the shared tick. */
export function wakeCharts(): void {
  chartTurns.wake()
}

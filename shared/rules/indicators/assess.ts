// SPDX-License-Identifier: Apache-2.0
import type { Thresholds } from '../../config/hall.ts'

/** Judgement of an indicator: 正常 / 关注 / 警戒 / 报警. Never one of the four warning colours. */
export type Assessment = 'normal' | 'watch' | 'warn' | 'alarm'

/** Order of judgements, the mildest first. */
export const ASSESSMENTS: readonly Assessment[] = ['normal', 'watch', 'warn', 'alarm']

/**
 * Judges a value: `above` limits are reached at the limit itself (25 cm closes an underpass), `below` limits are broken
 * only under it (0.14 MPa is what must still arrive). Without limits or value it is normal.
 */
export function assess(value: number | null, thresholds: Thresholds | undefined): Assessment {
  if (value === null || !thresholds) return 'normal'
  const reached = (limit: number | undefined) => limit !== undefined && (thresholds.direction === 'above' ? value >= limit : value < limit)
  if (reached(thresholds.alarm)) return 'alarm'
  if (reached(thresholds.warn)) return 'warn'
  return reached(thresholds.watch) ? 'watch' : 'normal'
}

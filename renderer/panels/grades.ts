// SPDX-License-Identifier: Apache-2.0
import { GRADES, type Grade } from '../../shared/domain/index.ts'

/** Weight of a grade from 0 (未定级) to 4 (特别重大), for plates and signs. */
export function gradeRank(grade: Grade | undefined): number {
  return GRADES.indexOf(grade ?? 'daily')
}

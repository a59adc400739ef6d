// SPDX-License-Identifier: Apache-2.0
import { TOWN_CENTRES } from '../../domain/towns.ts'
import { assumption, type RuleSource } from '../ruleTable.ts'

/** A town as the fighting unit: found by its name or by the nearest centre. */
export interface TownRow {
  readonly id: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly source: RuleSource
}

const ESTIMATE = assumption('镇街名称据统计区划代码；中心点为自估（±1 km，示意，非行政区划界线）')

/** Towns as shipped; the id is the unit's. */
export const SHIPPED_TOWNS: readonly TownRow[] = TOWN_CENTRES.map(({ code, name, lon, lat }) => ({ id: `town-${code}`, name, lon, lat, source: ESTIMATE }))

// SPDX-License-Identifier: Apache-2.0
import type { HallConfig } from '../../shared/config/index.ts'
import type { Layout } from '../../shared/layouts/index.ts'
import type { Fabric } from '../fabric/index.ts'
import type { FeedHostClient } from '../feeds/client.ts'
import type { HistoryClient } from '../feeds/index.ts'
import type { Hall, HallClock } from '../hall/index.ts'
import type { HallWindows } from '../windows/index.ts'
import type { CommandLine } from './commandLine.ts'
import type { DistrictProcess } from './district.ts'
import type { Identity } from './identity.ts'
import type { Measures } from './measures.ts'
import type { Paths } from './paths.ts'

/** The configuration in force, complete: with defaults filled in and the demonstration's feeds added. */
export interface Setting {
  readonly config: HallConfig
  readonly indicators: NonNullable<HallConfig['indicators']>
  readonly vitalSigns: NonNullable<HallConfig['vitalSigns']>
  readonly layouts: readonly Layout[]
  readonly feeds: HallConfig['feeds']
  /** True while the feeds of the district this application runs itself are among them. */
  readonly ownDistrict: boolean
  readonly hash: string
  readonly origin: string
  readonly problems: readonly { readonly line: number | null; readonly path: string; readonly message: string }[]
}

/** Everything the hall is made of, as main put it together. */
export interface HallParts {
  readonly line: CommandLine
  readonly identity: Identity
  readonly paths: Paths
  readonly clock: HallClock
  readonly fabric: Fabric
  readonly hall: Hall
  readonly feeds: FeedHostClient
  readonly history: HistoryClient
  readonly windows: HallWindows
  readonly district: DistrictProcess | null
  readonly measures: Measures
  readonly lean: boolean
  setting(): Setting
  recordedFrom(): number | null
}

// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '../../shared/base/index.ts'
import type { HallConfig } from '../../shared/config/index.ts'
import type { LoadedConfig } from '../storage/index.ts'
import type { DistrictAddresses } from './district.ts'
import type { Setting } from './hallParts.ts'
import { completeSetting, pageSetting } from './setting.ts'

/** What a changed file makes of the setting in force. `told` are the problems the operator has to hear of. */
export type SettingChange =
  | { readonly kind: 'refused'; readonly next: Setting; readonly told: Setting['problems'] }
  | {
      readonly kind: 'accepted'
      readonly next: Setting
      readonly told: Setting['problems']
      /** Options that changed in the file and stay as they are until the next start. */
      readonly needsRestart: readonly string[]
      /** Pages have to describe themselves anew; a quiet wall does not, when nothing it shows changed. */
      readonly pagesChanged: boolean
      readonly keeperChanged: boolean
    }

/** Judges a new reading of the configuration. `district` is where the own demonstration listens, while it stays in force. */
export function changeSetting(before: Setting, read: LoadedConfig, district: DistrictAddresses | null): SettingChange {
  const reasons = refusals(before, read)
  if (read.config === null || reasons.length > 0) return { kind: 'refused', next: { ...before, problems: reasons }, told: reasons }
  const { config, needsRestart } = keepUntilRestart(before.config, read.config)
  const next = completeSetting({ config, origin: read.origin, problems: read.problems }, district)
  const { cacheMegabytes, ...shown } = pageSetting(next)
  const { cacheMegabytes: cacheBefore, ...shownBefore } = pageSetting(before)
  return {
    kind: 'accepted',
    next,
    told: next.problems,
    needsRestart,
    pagesChanged: canonicalJson(shown) !== canonicalJson(shownBefore),
    keeperChanged: cacheMegabytes !== cacheBefore,
  }
}

/** How a problem is told: line, path and reason. */
export function problemText({ line, path, message }: Setting['problems'][number]): string {
  return `${line === null ? '' : `${line}: `}${path}: ${message}`
}

function refusals(before: Setting, read: LoadedConfig): Setting['problems'] {
  // One that could not be kept as the last good one is in force all the same.
  const bad = read.problems.filter((problem) => problem.code !== 'config-not-kept')
  if (bad.length > 0 || read.config !== null || before.origin === '') return bad
  // Editors move files about: a wall never turns into a demonstration because one is gone for a moment.
  return [{ line: null, path: before.origin, message: 'the file is gone; what it said last stays in force' }]
}

// What the log's segments, the windows' places and the recorder were opened with cannot change under them.
function keepUntilRestart(old: HallConfig, wanted: HallConfig): { config: HallConfig; needsRestart: string[] } {
  const { wall: _wanted, ...rest } = wanted
  const needsRestart = [
    ...(old.district === wanted.district ? [] : ['district']),
    ...(old.wall === wanted.wall ? [] : ['wall']),
    ...(old.retention.feedLogMegabytes === wanted.retention.feedLogMegabytes ? [] : ['retention.feedLogMegabytes']),
  ]
  const retention = { ...wanted.retention, feedLogMegabytes: old.retention.feedLogMegabytes }
  return { config: { ...rest, ...(old.wall === undefined ? {} : { wall: old.wall }), district: old.district, retention }, needsRestart }
}

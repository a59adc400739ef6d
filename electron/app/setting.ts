// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'
import { DEFAULT_INDICATORS, DEFAULT_VITAL_SIGNS, demonstrationFeeds, hallConfigSchema, type HallConfig } from '../../shared/config/index.ts'
import type { WindowDescription } from '../../shared/contracts/index.ts'
import { SHIPPED_LAYOUTS, layoutProblems, type Layout } from '../../shared/layouts/index.ts'
import type { DistrictAddresses } from './district.ts'
import type { Setting } from './hallParts.ts'

/** A configuration as it was read; null stands for "no file": the demonstration district. */
export interface ReadConfig {
  readonly config: HallConfig | null
  readonly origin: string
  readonly problems: Setting['problems']
}

/** The configuration in force: the file's own words, defaults where it is silent, the demonstration's feeds where one runs. */
export function completeSetting(read: ReadConfig, district: DistrictAddresses | null): Setting {
  const config = read.config ?? hallConfigSchema.parse({})
  const addresses = district ?? config.demonstration ?? null
  const feeds = [...config.feeds, ...(addresses ? demonstrationFeeds(addresses) : [])]
  const { layouts, problems } = sortLayouts(config.layouts)
  return {
    config,
    indicators: config.indicators ?? DEFAULT_INDICATORS,
    vitalSigns: config.vitalSigns ?? DEFAULT_VITAL_SIGNS,
    layouts,
    feeds: dropRepeated(feeds),
    ownDistrict: district !== null,
    hash: createHash('sha256').update(canonicalJson(config)).digest('hex'),
    origin: read.origin,
    problems: [...read.problems, ...problems],
  }
}

/** What pages are told of the setting; a page that shows the same setting has nothing to learn. */
export function pageSetting(setting: Setting): Pick<WindowDescription, 'config' | 'layouts' | 'cacheMegabytes'> {
  return {
    config: {
      district: setting.config.district,
      title: setting.config.title,
      indicators: setting.indicators,
      vitalSigns: setting.vitalSigns,
      feeds: setting.feeds.map((feed) => ({
        id: feed.id,
        title: feed.title ?? feed.id,
        dataset: feed.dataset,
        periodS: feed.periodS,
        demonstration: feed.demonstration,
      })),
    },
    layouts: setting.layouts,
    cacheMegabytes: setting.config.retention.cacheMegabytes,
  }
}

// A feed of the file wins over one of the demonstration with the same slug: the slug is the source's identity.
function dropRepeated(feeds: HallConfig['feeds']): HallConfig['feeds'] {
  const seen = new Set<string>()
  return feeds.filter((feed) => !seen.has(feed.id) && seen.add(feed.id))
}

function sortLayouts(own: readonly Layout[] | undefined): { layouts: readonly Layout[]; problems: Setting['problems'] } {
  const problems: Setting['problems'][number][] = []
  const good = (own ?? []).filter((layout) => {
    const found = layoutProblems(layout)
    problems.push(...found.map((message) => ({ line: null, path: `layouts.${layout.id}`, message })))
    return found.length === 0
  })
  const ids = new Set(good.map((layout) => layout.id))
  return { layouts: [...good, ...SHIPPED_LAYOUTS.filter((layout) => !ids.has(layout.id))], problems }
}

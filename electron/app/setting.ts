// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'
import {
  DEFAULT_INDICATORS,
  DEFAULT_VITAL_SIGNS,
  demonstrationFeeds,
  hallConfigSchema,
  type HallConfig,
  type IndicatorDefinition,
} from '../../shared/config/index.ts'
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
  const indicators = mergeIndicators(config.indicators ?? [])
  const signs = sortSigns(config.vitalSigns, indicators)
  return {
    config,
    indicators,
    vitalSigns: signs.vitalSigns,
    layouts,
    feeds: dropRepeated(feeds),
    ownDistrict: district !== null,
    hash: createHash('sha256').update(configBytes(config)).digest('hex'),
    origin: read.origin,
    problems: [...read.problems, ...problems, ...signs.problems],
  }
}

/** The bytes a configuration, its own layouts among it, is stored as; their SHA-256 is the setting's hash. */
export function configBytes(config: HallConfig): Uint8Array {
  return Buffer.from(canonicalJson(config), 'utf8')
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
      plans: setting.config.rules.plans
        .filter((plan) => plan.retired !== true)
        .map(({ id, title, headquarters, levels }) => ({ id, title, headquarters, levels })),
      commandRanks: setting.config.rules.commandRanks,
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

// By id: whoever changes one limit need not repeat the product's whole list.
function mergeIndicators(own: readonly IndicatorDefinition[]): IndicatorDefinition[] {
  const all = new Map(DEFAULT_INDICATORS.map((indicator) => [indicator.id, indicator]))
  for (const indicator of own) all.set(indicator.id, indicator)
  return [...all.values()]
}

// A tile that names no known indicator would stand empty for ever and take the overall judgement with it.
function sortSigns(own: HallConfig['vitalSigns'], indicators: readonly IndicatorDefinition[]): Pick<Setting, 'vitalSigns' | 'problems'> {
  const known = new Set(indicators.map((indicator) => indicator.id))
  const problems: Setting['problems'][number][] = []
  const vitalSigns = (own ?? DEFAULT_VITAL_SIGNS).filter((sign, index) => {
    const named = [{ id: sign.indicator, path: 'indicator' }, ...sign.subs.map((sub, at) => ({ id: sub.indicator, path: `subs.${at}.indicator` }))]
    const unknown = named.filter(({ id }) => !known.has(id))
    problems.push(
      ...unknown.map(({ id, path }) => ({
        line: null,
        path: `vitalSigns.${index}.${path}`,
        message: `there is no indicator "${id}"; the tile "${sign.id}" is left out`,
      })),
    )
    return unknown.length === 0
  })
  return { vitalSigns, problems }
}

// SPDX-License-Identifier: Apache-2.0
import type { DatasetId, RecordOf } from '../../shared/domain/index.ts'
import { useLive } from '../live/index.ts'
import { contactFreshness, oldest, recordFreshness, silenceOf, type Freshness, type Silence } from './freshness.ts'

/** What a panel asks about the sources of its data; all answers are reactive through the live context. */
export interface Sources {
  /** Freshness of one record, by its feed's period. */
  readonly ofRecord: (record: RecordOf<DatasetId>) => Freshness
  /** Freshness of the worst of some records; null when there are none. */
  readonly ofRecords: (records: readonly RecordOf<DatasetId>[]) => Freshness | null
  /** Freshness of a dataset by the last contact with the feed that fills it. */
  readonly ofDataset: (dataset: DatasetId) => Freshness | null
  /** Why an empty list of these datasets says nothing about the district; null when their sources answer. */
  readonly silence: (datasets: readonly DatasetId[]) => Silence | null
  /** Title of the feeds that fill a dataset, joined. */
  readonly title: (dataset: DatasetId) => string
}

/** Sources of the page's data. */
export function useSources(): Sources {
  const live = useLive()
  const feedsOf = (dataset: DatasetId) => live.description.config.feeds.filter((feed) => feed.dataset === dataset)
  const ofRecord: Sources['ofRecord'] = (record) =>
    recordFreshness(record, { periodMs: live.periodMs(record.source), link: live.link(record.source), now: live.now.value })
  const ofDataset: Sources['ofDataset'] = (dataset) => {
    const known = feedsOf(dataset).map((feed) => contactFreshness({ periodMs: live.periodMs(feed.id), link: live.link(feed.id), now: live.now.value }))
    return oldest(known.filter((one) => one !== null))
  }
  return {
    ofRecord,
    ofRecords: (records) => oldest(records.map(ofRecord)),
    ofDataset,
    silence: (datasets) => silenceOf(datasets.filter((dataset) => feedsOf(dataset).length > 0).map(ofDataset)),
    title: (dataset) => [...new Set(feedsOf(dataset).map((feed) => feed.title))].join(' · '),
  }
}

// SPDX-License-Identifier: Apache-2.0
import { feedSchema, type FeedDefinition, type FeedInput } from '../feeds/definition.ts'
import { LISTS } from './demonstrationLists.ts'
import { STREAMS, TOPICS } from './demonstrationStreams.ts'

/** Where a demonstration district (示范区) listens. */
export interface DemonstrationAddresses {
  readonly http: string
  readonly mqtt: string
}

/** Every feed of the demonstration district, mapped from its own wire formats (electron/district/README.md). */
export function demonstrationFeeds({ http, mqtt }: DemonstrationAddresses): FeedDefinition[] {
  const base = http.replace(/\/$/, '')
  const feeds: FeedInput[] = [
    ...LISTS.map(([path, sketch]) => ({ ...sketch, adapter: 'http-json' as const, url: base + path, items: 'data' })),
    ...TOPICS.map((sketch) => ({ ...sketch, adapter: 'mqtt' as const, url: mqtt })),
    ...STREAMS.map(([path, sketch]) => ({ ...sketch, adapter: 'sse' as const, url: base + path })),
    { id: 'demo-warnings', title: '预警发布(示范)', adapter: 'cap', url: base + '/cap/atom.xml', dataset: 'warning', periodS: 30, pollS: 10 },
  ]
  return feeds.map((feed) => feedSchema.parse({ ...feed, demonstration: true }))
}

// SPDX-License-Identifier: Apache-2.0
import { ask, listen, onRecordPort } from '../bridge/index.ts'
import { openBackfill, startKeeper } from '../cache/index.ts'
import { LiveClock } from '../live/index.ts'

const KEPT_HOURS = 24

// Entry of the hidden keeper window: the single writer of the cache. It shows nothing and never waits for a person.
listen('window.ping', ({ id }) => void ask('window.pong', { id, frame: false }).catch(() => undefined))

const clock = new LiveClock((await ask('hall.snapshot', {})).clock)
listen('clock.anchor', (anchor) => clock.anchor(anchor))
listen('hall.events', (message) => clock.anchor(message.clock))

const { cacheMegabytes } = await ask('window.describe', {})
const keeper = startKeeper({
  now: () => Math.floor(clock.now()),
  retention: { hours: KEPT_HOURS, megabytes: cacheMegabytes },
  backfill: (from) => void backfill.begin(from),
  report: (report) => void ask('cache.report', { ...report }).catch(() => undefined),
})
// What the lost cache held of the last day comes back from the feed log.
const backfill = openBackfill({
  ask: (from, cursor) => ask('records.backfill', { from, cursor }),
  ingest: (chunk) => keeper.ingest(chunk),
})
onRecordPort((epoch, port) => keeper.attach(epoch, port))
listen('records.closed', () => void ask('records.connect', { mode: 'live' }))
listen('cache.rebuild', ({ reason }) => void keeper.rebuild(reason))
await ask('records.connect', { mode: 'live' })

// SPDX-License-Identifier: Apache-2.0
import { ask, listen, onRecordPort } from '../bridge/index.ts'
import { startKeeper } from '../cache/index.ts'
import { LiveClock } from '../live/index.ts'

// Entry of the hidden keeper window: the single writer of the cache. It shows nothing and never waits for a person.
listen('window.ping', ({ id, frame }) => void ask('window.pong', { id, frame }).catch(() => undefined))

const clock = new LiveClock((await ask('hall.snapshot', {})).clock)
listen('clock.anchor', (anchor) => clock.anchor(anchor))
listen('hall.events', (message) => clock.anchor(message.clock))

const keeper = startKeeper({
  now: () => Math.floor(clock.now()),
  report: (report) => void ask('cache.report', { ...report }).catch(() => undefined),
})
onRecordPort((epoch, port) => keeper.attach(epoch, port))
listen('records.closed', () => void ask('records.connect', { mode: 'live' }))
listen('cache.rebuild', ({ reason }) => void keeper.rebuild(reason))
await ask('records.connect', { mode: 'live' })

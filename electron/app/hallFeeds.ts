// SPDX-License-Identifier: Apache-2.0
import { utilityProcess, type UtilityProcess } from 'electron'
import { FeedHostClient } from '../feeds/client.ts'
import { openHistoryClient, type HistoryClient } from '../feeds/index.ts'
import type { ForkReplayer } from '../ipc/recordPorts.ts'
import type { Setting } from './hallParts.ts'
import type { Identity } from './identity.ts'
import type { Paths } from './paths.ts'

/** What the feed host and the replayers are started with. */
export interface FeedOrder {
  readonly paths: Paths
  readonly identity: Identity
  readonly setting: Setting
  readonly secrets: Record<string, string>
  hallNow(): number
}

function startMessage({ paths, identity, setting, secrets }: FeedOrder) {
  return {
    district: setting.config.district,
    feeds: [...setting.feeds],
    indicators: [...setting.indicators],
    dataDir: paths.dataDir,
    product: `cityops-wall ${identity.version}`,
    retentionMegabytes: setting.config.retention.feedLogMegabytes,
    secrets,
  }
}

/** The live feed host's client; it brings its process back by itself. */
export function openFeedHost(order: FeedOrder): FeedHostClient {
  return new FeedHostClient({
    fork: () => utilityProcess.fork(order.paths.feedHost, ['--role=live'], { serviceName: 'feed-host', stdio: 'inherit' }),
    start: startMessage(order),
    hallNow: () => order.hallNow(),
  })
}

/** Reads recorded history for the keeper, in a replayer of its own. */
export function openHistory(order: FeedOrder): HistoryClient {
  return openHistoryClient(() => forkReplayer(order))
}

function forkReplayer(order: FeedOrder): UtilityProcess {
  const child = utilityProcess.fork(order.paths.feedHost, ['--role=replayer'], { serviceName: 'replayer', stdio: 'inherit' })
  child.postMessage({ type: 'start', ...startMessage(order), leftOut: [], hallNow: order.hallNow() })
  return child
}

/** Starts a process that replays the feed log over one port. */
export function replayerFork(order: FeedOrder): ForkReplayer {
  return ({ port, epoch, at, rate }): UtilityProcess => {
    const child = forkReplayer(order)
    child.postMessage({ type: 'connect', epoch, replay: { at, rate } }, [port])
    return child
  }
}

// SPDX-License-Identifier: Apache-2.0
export { FeedHostClient, type FeedHostClientOptions, type FeedHostStart, type UtilityProcessLike } from './client.ts'
export { openHistoryClient, type HistoryClient } from './historyClient.ts'
export { NOT_RECORDED, type HostAnswers, type HostQuery } from './protocol.ts'
export { beginReplay, type ReplayGround, type ReplayOrder } from './replayClient.ts'

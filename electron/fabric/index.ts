// SPDX-License-Identifier: Apache-2.0
export type { BlobAnswer, BlobStore } from './blobs.ts'
export { openEmbeddedFabric, type EmbeddedFabricOptions } from './embedded/index.ts'
export type { Fabric, FabricProblem } from './fabric.ts'
export type { AppendAnswer, BadRecord, EventLog, LogHead, NewEvent, OwnEventType, RetentionCut, RetentionLimits, RetentionPlan, VerifyAnswer } from './log.ts'

// SPDX-License-Identifier: Apache-2.0
export { listSegments, openSegmentFile, segmentName, syncFolder, type OpenSegmentFile, type SegmentFile } from './segmentFiles.ts'
export { readSegmentFile, type SegmentDamage, type SegmentRecord } from './segmentReader.ts'
export { NO_HASH, SegmentError, encodeRecord, hashRecord, parseSegmentHeader, type SegmentErrorCode } from './segmentRecord.ts'
export type { SegmentOpenReport } from './segmentRecovery.ts'
export { SegmentWriter, type SegmentEntry, type SegmentWriterOptions } from './segmentWriter.ts'

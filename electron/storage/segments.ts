// SPDX-License-Identifier: Apache-2.0
export { makeDurableFolder, realFiles, unlessMissing, type FileLayer, type OpenedFile, type OpenMode } from './fileLayer.ts'
export { listSegments, segmentName } from './segmentFiles.ts'
export { readSegmentFile, type SegmentDamage, type SegmentReading, type SegmentRecord } from './segmentReader.ts'
export { NO_HASH, SegmentError, encodeRecord, hashRecord, parseSegmentHeader, type SegmentEntry, type SegmentErrorCode } from './segmentRecord.ts'
export type { DamagedPlace, SegmentOpenReport } from './segmentRecovery.ts'
export { SegmentWriter, type SegmentWriterOptions } from './segmentWriter.ts'

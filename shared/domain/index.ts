// SPDX-License-Identifier: Apache-2.0
export {
  BODY_SCHEMAS,
  GRADES,
  INCIDENT_CLASSES,
  WARNING_COLOURS,
  gradeSchema,
  incidentClassSchema,
  type BodyOf,
  type Grade,
  type IncidentClass,
  type WarningColour,
} from './bodies.ts'
export { DATASETS, DATASET_IDS, HALL_DATASETS, isDatasetId, type DatasetId, type DatasetKind } from './datasets.ts'
export { EVENT_VERSION, actorSchema, eventSchema, type Actor, type HallEvent } from './event.ts'
export { DELTA_BYTES, FRAME_VERSION, SNAPSHOT_CHUNK_BYTES, portAnswerSchema, portFrameSchema, type PortAnswer, type PortFrame } from './frame.ts'
export { historyCursorSchema, seriesIdOf, seriesPointOf, type HistoryChunk, type SeriesPoint } from './history.ts'
export { EARLIEST_INSTANT, LATEST_INSTANT, instantSchema, realmSchema, slugSchema } from './instant.ts'
export { linkSchema, type Link } from './link.ts'
export { RECORD_VERSION, isNewer, parseBody, positionSchema, recordKey, recordSchema, type AnyRecord, type RecordOf } from './record.ts'
export { LARGEST_PAYLOAD_BYTES, PAYLOAD_KINDS, SEGMENT_LAYOUT, SEGMENT_VERSION, segmentHeaderSchema, type SegmentHeader } from './segment.ts'
export { LIVE, TIMELINE_VERSION, timelineNow, timelineSchema, type Timeline } from './timeline.ts'
export { NORMAL_CAMERA, cameraAt, cameraSchema, cameraTrackSchema, incidentCamera, stillTrack, type Camera, type CameraTrack } from './camera.ts'
export { feedStatusSchema, rejectSchema, type FeedStatus, type Reject } from './feedStatus.ts'
export { judgeDeadline, type Deadline, type DeadlineState } from './deadline.ts'
export { RANKS, isAtLeast, rankSchema, type Rank } from './ranks.ts'
export { HEADQUARTERS_KEYS, headquartersKeySchema, type HeadquartersKey } from './headquarters.ts'
export { beijingDay } from './beijing.ts'

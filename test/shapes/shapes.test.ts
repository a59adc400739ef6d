// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { eventSchema, portFrameSchema, recordSchema, segmentHeaderSchema, timelineNow, timelineSchema } from '../../shared/domain/index.ts'
import { SHAPE_SAMPLES } from '../fixtures/shapes.ts'

const SCHEMAS = {
  record: recordSchema,
  tombstone: recordSchema,
  event: eventSchema,
  snapshotFrame: portFrameSchema,
  deltaFrame: portFrameSchema,
  liveTimeline: timelineSchema,
  replayTimeline: timelineSchema,
  segmentHeader: segmentHeaderSchema,
}

test.each(Object.entries(SCHEMAS))('the sample of %s parses unchanged; a newer version and an unknown field are refused', (name, schema) => {
  const sample = SHAPE_SAMPLES[name as keyof typeof SCHEMAS]
  expect(schema.parse(sample)).toEqual(sample)
  expect(schema.safeParse({ ...sample, v: 2 }).success).toBe(false)
  expect(schema.safeParse({ ...sample, surprise: 1 }).success).toBe(false)
})

test('a replay runs at its rate from its moment and never passes the live clock', () => {
  const replay = timelineSchema.parse(SHAPE_SAMPLES.replayTimeline)
  expect(timelineNow(replay, 1_779_244_958_000)).toBe(1_779_244_001_000)
  expect(timelineNow({ v: 1, mode: 'replay', at: 1000, since: 1000, rate: 16 }, 2000)).toBe(2000)
})

// SPDX-License-Identifier: Apache-2.0
export { CHANNELS, type Bridge, type PortMessage } from './bridge.ts'
export {
  COMMAND_TABLE,
  REFUSALS,
  REFUSAL_WORDS,
  commandRequestSchema,
  type CommandAnswer,
  type CommandDone,
  type CommandInput,
  type CommandName,
  type CommandOptions,
  type CommandPreview,
  type CommandValue,
  type RefusalCode,
  type StateChange,
} from './commands.ts'
export {
  QUERIES,
  WINDOW_EVENTS,
  healthSchema,
  windowRoleSchema,
  type ClockAnchor,
  type HallPast,
  type HallSnapshot,
  type QueryAnswers,
  type QueryInput,
  type QueryName,
  type Thumbnail,
  type WindowDescription,
  type WindowEvents,
  type WindowRole,
  type WindowSpan,
} from './windows.ts'

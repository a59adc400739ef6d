// SPDX-License-Identifier: Apache-2.0
import { INCIDENT_COMMANDS } from './incident.ts'
import { LAYOUT_COMMANDS } from './layout.ts'
import { RESPONSE_COMMANDS } from './response.ts'
import { TIMELINE_COMMANDS } from './timeline.ts'
import { WALL_COMMANDS } from './wall.ts'

/** Every command of the hall, by name; one file per noun, one line each here. */
export const COMMANDS = {
  ...LAYOUT_COMMANDS,
  ...TIMELINE_COMMANDS,
  ...INCIDENT_COMMANDS,
  ...RESPONSE_COMMANDS,
  ...WALL_COMMANDS,
} as const

/** Name of a command. */
export type CommandName = keyof typeof COMMANDS

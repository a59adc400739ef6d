// SPDX-License-Identifier: Apache-2.0
export {
  REFUSAL_CODES,
  accept,
  defineCommand,
  refuse,
  type Command,
  type EventDraft,
  type Plan,
  type PlanContext,
  type RefusalCode,
  type Role,
} from './command.ts'
export { factCommand, type FactCommand } from './facts.ts'
export { reduceDrafts, toEvents } from './draft.ts'
export { DISTRICT_VIEW, commandsForGoneLayouts } from './layout.ts'
export { COMMANDS, type CommandName } from './registry.ts'

// SPDX-License-Identifier: Apache-2.0
export { accept, defineCommand, type Command, type EventDraft, type Plan, type PlanContext, type Role } from './command.ts'
export { REFUSAL_CODES, REFUSAL_WORDS, refuse, type Refusal, type RefusalCode, type RefusalText } from './refusals.ts'
export { factCommand, type FactCommand } from './facts.ts'
export { reduceDrafts, toEvents, type DraftContext } from './draft.ts'
export { DISTRICT_VIEW, commandsForGoneLayouts } from './layout.ts'
export { COMMANDS, type CommandName } from './registry.ts'

// SPDX-License-Identifier: Apache-2.0
import { adjust } from './responseAdjust.ts'
import { end } from './responseEnd.ts'
import { raise } from './responseRaise.ts'
import { completeStep, reopenStep } from './responseSteps.ts'

/** Commands of responses (应急响应): the hall records what a person decided, and does what follows. */
export const RESPONSE_COMMANDS = {
  'response.raise': raise,
  'response.adjust': adjust,
  'response.end': end,
  'response.completeStep': completeStep,
  'response.reopenStep': reopenStep,
} as const

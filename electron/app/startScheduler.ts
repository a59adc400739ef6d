// SPDX-License-Identifier: Apache-2.0
import { HallScheduler } from '../hall/index.ts'
import type { Ground } from './ground.ts'

/** Starts what time brings about: limits that run out, alarms that climb, messages that go out. */
export function startScheduler({ parts, tell }: Pick<Ground, 'parts' | 'tell'>): HallScheduler {
  return new HallScheduler({
    hall: parts.hall,
    clock: parts.clock,
    rules: () => parts.setting().config.rules,
    monotonicMs: () => performance.now(),
    after: (delayMs, act) => {
      const timer = setTimeout(act, delayMs)
      return () => clearTimeout(timer)
    },
    tell,
  })
}

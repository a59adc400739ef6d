// SPDX-License-Identifier: Apache-2.0
import type { HallPast } from '../../shared/contracts/index.ts'
import type { HallEvent } from '../../shared/domain/index.ts'
import type { HallState } from '../../shared/hall/index.ts'
import type { EventLog } from '../fabric/index.ts'

// A replay at 16× uses a few hundred events a minute at most; the page asks again long before these run out.
const EVENTS_AHEAD = 2_000

/** The hall as it was at a moment, with the events that followed it. */
export async function hallPast(source: { stateAt(at: number): Promise<HallState>; log: EventLog; now(): number }, at: number): Promise<HallPast> {
  const state = await source.stateAt(at)
  const next: HallEvent[] = []
  let complete = true
  for await (const event of source.log.read(state.seq + 1)) {
    if (next.length >= EVENTS_AHEAD) {
      complete = false
      break
    }
    next.push(event)
  }
  return { state, clock: { hallNow: source.now() }, next, complete }
}

// SPDX-License-Identifier: Apache-2.0
import { CITY_EFFECTS } from './city.ts'
import { CALLS, INCIDENTS } from './incidents.ts'
import { DISPATCHES, TEAMS } from './response.ts'
import { WARNINGS } from './warnings.ts'
import { WEATHER_EFFECTS } from './weather.ts'
import type { Story } from '../story.ts'

/** Heavy rain in the north (暴雨): an underpass floods, people are rescued, power fails, calls quadruple. */
export const RAINSTORM: Story = {
  id: 'rainstorm',
  effects: [...WEATHER_EFFECTS, ...CITY_EFFECTS],
  incidents: INCIDENTS,
  calls: CALLS,
  warnings: WARNINGS,
  teams: TEAMS,
  dispatches: DISPATCHES,
}

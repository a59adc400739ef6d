// SPDX-License-Identifier: Apache-2.0
import { callStatisticsPanel } from './callStatistics/panel.ts'
import { dutyPanel } from './duty/panel.ts'
import { elapsedTimePanel } from './elapsedTime/panel.ts'
import { focusHeadPanel } from './focusHead/panel.ts'
import { headerPanel } from './header/panel.ts'
import { headquartersPanel } from './headquarters/panel.ts'
import { hotlinePanel } from './hotline/panel.ts'
import { incidentHeadPanel } from './incidentHead/panel.ts'
import { incidentListPanel } from './incidentList/panel.ts'
import { mapPanel } from './map/panel.ts'
import type { PanelDefinition } from './panel.ts'
import { reportListPanel } from './reportList/panel.ts'
import { resourceTablePanel } from './resourceTable/panel.ts'
import { responseBandPanel } from './responseBand/panel.ts'
import { responseStatusPanel } from './responseStatus/panel.ts'
import { timelinePanel } from './timeline/panel.ts'
import { townTablePanel } from './townTable/panel.ts'
import { vitalSignsPanel } from './vitalSigns/panel.ts'
import { warningStripPanel } from './warningStrip/panel.ts'

/** Every panel the product has. One line each; a layout names them by id. */
export const PANELS: readonly PanelDefinition<unknown>[] = [
  headerPanel,
  vitalSignsPanel,
  focusHeadPanel,
  warningStripPanel,
  headquartersPanel,
  mapPanel,
  townTablePanel,
  callStatisticsPanel,
  incidentListPanel,
  reportListPanel,
  hotlinePanel,
  dutyPanel,
  responseBandPanel,
  incidentHeadPanel,
  elapsedTimePanel,
  responseStatusPanel,
  timelinePanel,
  resourceTablePanel,
]

/** The panel with this id. */
export function findPanel(id: string): PanelDefinition<unknown> | undefined {
  return PANELS.find((panel) => panel.id === id)
}

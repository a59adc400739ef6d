// SPDX-License-Identifier: Apache-2.0
import { facilitiesLayer } from './facilities/layer.ts'
import { incidentsLayer } from './incidents/layer.ts'
import type { MapLayer } from './layer.ts'
import { sensorsLayer } from './sensors/layer.ts'
import { suppliesLayer } from './supplies/layer.ts'
import { teamsLayer } from './teams/layer.ts'
import { vehiclesLayer } from './vehicles/layer.ts'
import { warningsLayer } from './warnings/layer.ts'

/** All layers, in the order in which they are drawn. */
export const MAP_LAYERS: readonly MapLayer[] = [warningsLayer, vehiclesLayer, suppliesLayer, facilitiesLayer, teamsLayer, sensorsLayer, incidentsLayer]

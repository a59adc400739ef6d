// SPDX-License-Identifier: Apache-2.0
export type { LayerChange, LayerInput, LayerSurface, MapIncident, MapLayer, MapRecord, MapWarning, PlanView } from '../map/index.ts'

// SPDX-License-Identifier: Apache-2.0
export type { Rectangle } from './declutter.ts'
export { townAt, TOWN_CENTRES } from './district.ts'
export { toLocal, toLonLat, type Point } from './flatWorld.ts'
export { randomFrom } from './geometry.ts'
export type {
  LayerChange,
  LayerInput,
  LayerNeed,
  LayerSurface,
  MapGrade,
  MapIncident,
  MapLayer,
  MapRecord,
  MapWarning,
  MapWarningColour,
  PlanView,
} from './layerTypes.ts'
export type { MapLocale, MapPick, Mark, Shift, Sign, SignFill, SignShape } from './mark.ts'
export { GLYPH_BASELINES, SIGN_PATHS } from './mark.ts'
export { signElement } from './markElement.ts'
export { MapView, type MapViewOptions } from './mapView.ts'
export { Flat, type Setting } from './mesh.ts'
export type { Ink } from './palette.ts'
export type { MapProblem } from './problem.ts'
export type { WallPart } from './region.ts'
export type { ScaleBar } from './scaleBar.ts'
export { QUALITY, type Quality } from './stage.ts'
export type { Dot } from './swarm.ts'

// SPDX-License-Identifier: Apache-2.0
import { inject, type ComputedRef, type InjectionKey } from 'vue'

/** What a panel may know of its place on the wall. */
export interface PanelRegion {
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly part: readonly [number, number, number, number]
  readonly aspect: number
  readonly emergency: boolean
}

/** Key under which the panel host provides a panel's place. */
export const REGION_KEY: InjectionKey<ComputedRef<PanelRegion>> = Symbol('region')

/** The place of this panel on the wall. */
export function useRegion(): ComputedRef<PanelRegion> {
  const region = inject(REGION_KEY)
  if (!region) throw new Error('useRegion() outside of a panel host')
  return region
}

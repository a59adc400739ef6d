// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { PanelDefinition } from '../panel.ts'

/** The district as a 3D map (一张图). */
export const mapPanel: PanelDefinition<Record<string, never>> = {
  id: 'map',
  titleKey: 'panels.map.title',
  settings: z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  component: () => import('./MapPanel.vue'),
}

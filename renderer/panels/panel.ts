// SPDX-License-Identifier: Apache-2.0
import type { Component } from 'vue'
import type { z } from 'zod'

/** A panel (区块内容): what a region can show. Its settings are judged by its own schema when it is mounted. */
export interface PanelDefinition<Settings> {
  readonly id: string
  /** Key of its title in the locale files. */
  readonly titleKey: string
  readonly settings: z.ZodType<Settings>
  /** Loaded when the first region wants it; receives the one property `settings`. */
  readonly component: () => Promise<{ default: Component }>
}

/** Declares a panel with its settings typed by its schema. */
export function definePanel<Settings>(panel: PanelDefinition<Settings>): PanelDefinition<Settings> {
  return panel
}

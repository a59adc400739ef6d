// SPDX-License-Identifier: Apache-2.0
import type { WarningColour } from '../../shared/domain/index.ts'
import type { Words } from '../ui/index.ts'

/** Name of a warning with its colour word and the word 预警, whatever the sender left out of it. */
export function warningName(warning: { readonly hazard: string; readonly colour: WarningColour }, t: Words['t']): string {
  const { hazard } = warning
  if (/预警|warning/i.test(hazard)) return hazard
  const colour = t('common.warningColour.' + warning.colour)
  return t('panels.warningStrip.name', { hazard: hazard.endsWith(colour) ? hazard.slice(0, -colour.length) : hazard, colour })
}

// SPDX-License-Identifier: Apache-2.0
import type { WarningColour } from '../../shared/domain/index.ts'
import type { Words } from '../ui/index.ts'

/** Short name of who issued a warning: 「松江区气象台(演示)」 reads 「区气象台」; names of other shapes only lose what is in brackets. */
export function senderShortName(sender: string): string {
  const name = sender.replace(/[（(][^()（）]*[)）]/g, '').trim() || sender
  return /[区市县][\u4e00-\u9fff]{2,6}$/.exec(name.slice(1))?.[0] ?? name
}

/** Name of a warning with its colour word and the word 预警, whatever the sender left out of it. */
export function warningName(warning: { readonly hazard: string; readonly colour: WarningColour }, t: Words['t']): string {
  const { hazard } = warning
  if (/预警|warning/i.test(hazard)) return hazard
  const colour = t('common.warningColour.' + warning.colour)
  return t('panels.warningStrip.name', { hazard: hazard.endsWith(colour) ? hazard.slice(0, -colour.length) : hazard, colour })
}

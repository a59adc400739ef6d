// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { isOpenDrill, REAL, type HallState } from '../hall/index.ts'
import { refuse, type Refusal } from './refusals.ts'

/** Nouns of commands that speak of the hall as a whole: there is one wall, one organisation and one list of tokens, also during a drill. */
const OUTSIDE_REALMS: ReadonlySet<string> = new Set(['layout', 'timeline', 'wall', 'map', 'demonstration', 'system', 'access', 'organisation'])

/** Whether a command belongs to the hall as a whole and so is sent without a drill. */
export function isOutsideRealms(commandName: string): boolean {
  return commandName === 'drill.open' || OUTSIDE_REALMS.has(commandName.split('.')[0] ?? '')
}

/** Why a command cannot be taken in this realm; null when it can. */
export function realmRefusal(state: HallState, commandName: string, realm: string): Refusal | null {
  if (realm === REAL) return null
  const drill = ownValue(state.drills, realm)
  if (!drill) return refuse('unknown-realm', { zh: `realm: 没有演练“${realm}”`, en: `realm: there is no drill "${realm}"` })
  // A closed drill may still be told so by the command that closes it.
  if (!isOpenDrill(state, realm) && commandName !== 'drill.close')
    return refuse('wrong-state', { zh: `realm: 演练“${realm}”已结束, 不再接受命令`, en: `realm: the drill "${realm}" is closed and takes no more commands` })
  if (!isOutsideRealms(commandName)) return null
  return refuse('wrong-state', {
    zh: `realm: ${commandName} 属于整个大厅, 不属于演练; 请不带 realm 发送`,
    en: `realm: ${commandName} belongs to the hall and not to a drill; send it without realm`,
  })
}

// SPDX-License-Identifier: Apache-2.0
import { ConsolePage, Desk } from '../console/index.ts'
import { bindKeys } from './keyboard.ts'
import { openPage } from './page.ts'

// Entry of the operator's console. Keys of the wall work here too; their refusals are shown in the status line.
const desk = new Desk()
const { live } = await openPage(ConsolePage, (context) => {
  desk.attach(context)
  return { desk }
})
bindKeys(live, (name, answer) => desk.report(name, answer))

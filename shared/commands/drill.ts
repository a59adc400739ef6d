// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { REAL } from '../hall/index.ts'
import { accept, defineCommand } from './command.ts'
import { refuse } from './refusals.ts'

const id = z.string().regex(/^drill-[a-z0-9-]{1,40}$/, 'drill- and then lower-case letters, digits and hyphens, at most 40')

const open = defineCommand({
  summary: 'Open a drill (演练): a realm of its own, in which commands touch nothing of the real district.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id, title: z.string().trim().min(1).max(200), script: z.string().trim().min(1).max(20_000).optional() }),
  output: z.strictObject({ id: z.string() }),
  plan: (state, input) => {
    if (ownValue(state.drills, input.id))
      return refuse('already-exists', { zh: `已有演练“${input.id}”, 请换一个编号`, en: `there is a drill "${input.id}" already; choose another id` })
    return accept([{ type: 'drill.opened', body: input, realm: input.id }], { id: input.id })
  },
})

const close = defineCommand({
  summary: 'Close a drill with its summary: the one named by `id`, or the one the command is sent in.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id: id.optional(), summary: z.string().trim().min(1).max(4000) }),
  output: z.strictObject({ id: z.string() }),
  plan: (state, input, { realm }) => {
    const wanted = input.id ?? realm
    if (realm !== REAL && wanted !== realm)
      return refuse('unknown-realm', {
        zh: `在演练“${realm}”内不能结束另一场演练“${wanted}”`,
        en: `a command of the drill "${realm}" cannot close "${wanted}"`,
      })
    const drill = ownValue(state.drills, wanted)
    if (!drill)
      return refuse('unknown-realm', { zh: `没有演练“${wanted}”; 用 id 或 realm 指明演练`, en: `there is no drill "${wanted}"; name it by id or realm` })
    if (drill.closedAt !== undefined) return refuse('already-done', { zh: `演练“${wanted}”已结束`, en: `the drill "${wanted}" was closed before` })
    return accept([{ type: 'drill.closed', body: { id: wanted, summary: input.summary }, realm: wanted }], { id: wanted })
  },
})

/** Commands of drills (演练). */
export const DRILL_COMMANDS = { 'drill.open': open, 'drill.close': close } as const

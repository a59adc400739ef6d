// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { laterTouch, realmOf, TOUCH_VALUES, type HallState, type UndoEntry } from '../hall/index.ts'
import { findLayout } from '../layouts/index.ts'
import { sendAtOf } from '../rules/outbound/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { COMMIT_DELAY_MS } from './layout.ts'
import { correctionOf, withdrawal } from './message.ts'
import { refuse, type Refusal } from './refusals.ts'
import { seatsOfUndoing } from './responseSeats.ts'

// A presenter undoes what a presenter may do: layouts, replays, cameras.
const PRESENTER_KINDS: ReadonlySet<string> = new Set(['layout', 'timeline', 'preview', 'camera'])

const undo = defineCommand({
  summary: 'Undo a command on the wall or a response: the newest of the sender, or the named one; undoing an undoing does it again.',
  roles: ['operator', 'presenter', 'admin'],
  input: z.strictObject({ commandId: z.string().min(1).max(300).optional() }),
  output: z.strictObject({
    undone: z.string(),
    redo: z.boolean(),
    restored: z.array(z.string()),
    withdrawn: z.array(z.string()),
    corrections: z.array(z.string()),
    queuedAgain: z.array(z.string()),
  }),
  inverse: 'hall.undo',
  plan: (state, input, context) => {
    const target = targetOf(state, input.commandId, context)
    if ('ok' in target) return target
    const refused = whyNot(state, target, context)
    if (refused) return refused
    const restored = target.touched.map(({ keys, before }) => ({ keys: keys.map((key) => [...key]), value: before }))
    const body = {
      undoes: target.commandId,
      seq: target.undoes?.seq ?? target.seq,
      redo: target.undoes !== undefined,
      restored,
      commitAt: context.now + COMMIT_DELAY_MS,
    }
    const messages = messagesOf(state, target, context)
    const ids = (list: readonly EventDraft[]): string[] => list.map((draft) => (draft.body as { id: string }).id)
    return accept(
      [
        { type: 'undo.applied', body },
        ...seatsOfUndoing(state, { commandId: target.commandId, gone: goneResponses(target) }, context),
        ...messages.withdrawn,
        ...messages.corrections,
        ...messages.queuedAgain,
      ],
      {
        undone: target.commandId,
        redo: body.redo,
        restored: restored.flatMap(({ keys }) => keys.map((key) => key.join('/'))),
        withdrawn: ids(messages.withdrawn),
        corrections: ids(messages.corrections),
        queuedAgain: ids(messages.queuedAgain),
      },
    )
  },
})

/** The command that undoes (撤销). */
export const UNDO_COMMANDS = { 'hall.undo': undo } as const

function targetOf(state: HallState, commandId: string | undefined, { actor, realm }: PlanContext): UndoEntry | Refusal {
  const here = state.undo.filter((entry) => entry.realm === realm)
  if (commandId === undefined) {
    const newest = here.findLast((entry) => entry.principal === actor.principal && !entry.undoes && isUndoable(entry))
    return newest ?? refuse('nothing-to-undo', { zh: '您没有可撤销的操作', en: 'you have done nothing that can be undone' })
  }
  const entry = here.find((one) => one.commandId === commandId)
  if (entry && isUndoable(entry)) return entry
  const by = here.find((one) => one.undoes?.commandId === commandId)
  if (by)
    return refuse('nothing-to-undo', { zh: `该操作已由 ${by.principal} 撤销`, en: `this command was undone before, by ${by.principal} (${by.commandId})` })
  return refuse('nothing-to-undo', {
    zh: `命令“${commandId}”没有改变大屏或响应, 或已过可撤销的范围`,
    en: `the command "${commandId}" did not change the wall or a response, or too many came after it`,
  })
}

function isUndoable(entry: UndoEntry): boolean {
  return entry.role !== 'system' && entry.role !== 'feed'
}

function whyNot(state: HallState, target: UndoEntry, { actor, layouts }: PlanContext): Refusal | null {
  const foreign = target.touched.flatMap((one) => one.keys).find(([kind = '']) => !PRESENTER_KINDS.has(kind))
  if (actor.role === 'presenter' && foreign)
    return refuse('forbidden', { zh: '演示者只能撤销画面操作', en: `a presenter undoes only what the screens show, not "${foreign.join('/')}"` })
  const later = laterTouch(state.undo, target)
  if (later)
    return refuse('superseded', {
      zh: `后来的操作(${later.principal} 的 ${later.type}, 命令 ${later.commandId})已改变这一内容, 不能撤销`,
      en: `a later command changed this: ${later.type} of ${later.principal}, command "${later.commandId}"`,
    })
  const gone = target.touched
    .flatMap(({ keys, before }) => (keys[0]?.[0] === 'layout' ? [layoutIdOf(before)] : []))
    .find((id) => id && !findLayout(layouts, id))
  return gone ? refuse('unknown-layout', { zh: `原来的布局“${gone}”已不存在`, en: `the layout shown before, "${gone}", is gone` }) : null
}

// Responses that were not there before the command: with them goes what they called up.
function goneResponses(target: UndoEntry): string[] {
  return target.touched.filter((one) => one.before === null).flatMap(({ keys }) => keys.flatMap(([kind, , id]) => (kind === 'response' && id ? [id] : [])))
}

function layoutIdOf(value: unknown): string | null {
  const known = TOUCH_VALUES.layout.safeParse(value)
  return known.success ? known.data.layoutId : null
}

interface MessageDrafts {
  readonly withdrawn: readonly EventDraft[]
  readonly corrections: readonly EventDraft[]
  readonly queuedAgain: readonly EventDraft[]
}

// What has left the hall cannot be taken back; what still waits can, and what an undoing withdrew waits again when that is undone.
function messagesOf(state: HallState, target: UndoEntry, context: PlanContext): MessageDrafts {
  const all = Object.values(realmOf(state, context.realm).messages)
  const own = all.filter((message) => message.commandId === target.commandId)
  let count = 0
  const nextId = (): string => `message-${state.seq + 1}${++count === 1 ? '' : `-${count}`}`
  const isOut = (status: string, sendAt: number): boolean => status === 'sent' || (status === 'queued' && sendAt <= context.now)
  const again = all.filter((message) => message.status === 'withdrawn' && message.closed?.commandId === target.commandId)
  return {
    withdrawn: own.filter((one) => one.status === 'queued' && !isOut(one.status, one.sendAt)).map((one) => withdrawal(one.id, '撤销')),
    corrections: own
      .filter((one) => isOut(one.status, one.sendAt))
      .map((one) => correctionOf(one, { id: nextId(), text: `【更正】此前消息作废, 请勿执行: ${one.text}`.slice(0, 2000) }, context)),
    queuedAgain: again.map((one) => {
      const { kind, recipients, text, responseId, incidentId } = one
      const links = { ...(responseId === undefined ? {} : { responseId }), ...(incidentId === undefined ? {} : { incidentId }) }
      return {
        type: 'message.queued',
        body: { id: nextId(), kind, recipients: recipients.map((to) => ({ ...to })), text, ...links, sendAt: sendAtOf(context.rules.outbound, context.now) },
      }
    }),
  }
}

// SPDX-License-Identifier: Apache-2.0
import { tinykeys } from 'tinykeys'
import { ask, sendCommand } from '../bridge/index.ts'
import type { LiveContext } from '../live/index.ts'
import type { CommandAnswer } from '../../shared/contracts/index.ts'
import { LIVE, timelineNow } from '../../shared/domain/index.ts'

/** Seconds one press of the rewind keys goes back or forth. */
export const REWIND_STEP_S = 600

/** Called with the answer of every command a key sent, so that the page can show a refusal. */
export type KeyAnswer = (name: string, answer: CommandAnswer) => void

/** The operator's keys, the same on the wall's keyboard and at the console: number previews, Space takes, Z takes back. */
export function bindKeys(live: LiveContext, onAnswer: KeyAnswer): () => void {
  const run = (name: Parameters<typeof sendCommand>[0], input: unknown) => {
    void sendCommand(name, input as never).then(
      (answer) => onAnswer(name, answer),
      (error: unknown) => onAnswer(name, { ok: false, code: 'closing', message: String(error), messageZh: '' }),
    )
  }
  const numbers = Object.fromEntries(
    live.description.layouts
      .filter((layout) => layout.key !== null)
      .map((layout) => [String(layout.key), plain(() => run('layout.preview', { layoutId: layout.id }))]),
  )
  return tinykeys(window, {
    ...numbers,
    Space: plain(() => run('layout.take', {})),
    z: plain(() => run('layout.back', {})),
    Escape: plain(() => run('layout.preview', { layoutId: null })),
    // A console that was closed is only put away; the wall's keyboard brings it back.
    c: plain(() => void ask('console.show', {}).catch(() => undefined)),
    r: plain(() => void rewindMoment(live).then((at) => run('timeline.rewind', { at, rate: 1 }))),
    l: plain(() => run('timeline.live', {})),
    t: plain(() => run('wall.appearance', { theme: live.liveHall.value.wall.theme === 'dark' ? 'light' : 'dark' })),
    e: plain(() => run('wall.appearance', { locale: live.liveHall.value.wall.locale === 'zh-CN' ? 'en' : 'zh-CN' })),
  })
}

// Ten minutes back, or as far as the record reaches while it is younger than that.
async function rewindMoment(live: LiveContext): Promise<number> {
  const wanted = Math.round(wallNow(live) - REWIND_STEP_S * 1000)
  const { from } = await ask('record.range', {}).catch(() => ({ from: null }))
  return from === null ? wanted : Math.max(wanted, Math.ceil(from))
}

// Another step back starts from the moment the wall shows, also when the key was pressed at the console.
function wallNow(live: LiveContext): number {
  const first = Object.values(live.liveHall.value.wall.screens)[0]
  return timelineNow(first?.timeline ?? LIVE, live.liveNow())
}

/** A key counts only outside of fields where a person types, and only once while held. */
function plain(action: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target as HTMLElement | null
    const isTyping = target?.closest('input, textarea, select, [contenteditable="true"]') != null
    const pressesButton = event.code === 'Space' && target?.closest('button, a, [role="button"], summary') != null
    if (isTyping || pressesButton || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    action()
  }
}

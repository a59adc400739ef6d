// SPDX-License-Identifier: Apache-2.0
import { createPinia } from 'pinia'
import { createApp, type App, type Component } from 'vue'
import { listen, ask } from '../bridge/index.ts'
import { LIVE_KEY, openLive, type LiveContext } from '../live/index.ts'
import { sendProblem } from '../stage/index.ts'
import { createWords } from './i18n.ts'
import './styles/index.css'

/** Opens a page: link to main, fonts, words, error reports, watchdog answers; then mounts the component. */
export async function openPage(component: Component, props: (live: LiveContext) => Record<string, unknown>): Promise<{ app: App; live: LiveContext }> {
  answerPings()
  reportErrors()
  const [live] = await Promise.all([openLive(), loadFonts()])
  const app = createApp(component, props(live))
  app.use(createPinia())
  app.use(createWords(live.liveHall.value.wall.locale))
  app.provide(LIVE_KEY, live)
  app.config.errorHandler = (error) => sendProblem('page-error', error instanceof Error ? error.message : String(error))
  app.mount('#app')
  return { app, live }
}

/** The watchdog wants an answer from a task each second, and sometimes from an animation frame. */
function answerPings(): void {
  listen('window.ping', ({ id, frame }) => {
    const answer = (fromFrame: boolean) => void ask('window.pong', { id, frame: fromFrame }).catch(() => undefined)
    if (frame) requestAnimationFrame(() => answer(true))
    answer(false)
  })
}

function reportErrors(): void {
  window.addEventListener('error', (event) => sendProblem('page-error', event.message))
  window.addEventListener('unhandledrejection', (event) => sendProblem('page-error', String((event.reason as Error | undefined)?.message ?? event.reason)))
}

// Canvas text and measured labels must not be laid out in a fallback face; a bare Debian has no Chinese font at all.
async function loadFonts(): Promise<void> {
  const sample = '城运水电气桥涝空轨路0123'
  await Promise.race([
    Promise.all(
      ['400 16px "Noto Sans SC Variable"', '700 16px "Noto Sans SC Variable"', '560 16px "Inter Variable"'].map((font) => document.fonts.load(font, sample)),
    ),
    new Promise((resolve) => setTimeout(resolve, 3_000)),
  ])
}

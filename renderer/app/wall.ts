// SPDX-License-Identifier: Apache-2.0
import '../map/cesiumBase.ts'
import { nextTick, watch } from 'vue'
import { ask } from '../bridge/index.ts'
import { readLatest } from '../cache/index.ts'

import type { LiveContext } from '../live/index.ts'
import { mapDrawn } from '../panels/map/drawn.ts'
import { sendProblem, WallStage } from '../stage/index.ts'
import { bindKeys } from './keyboard.ts'
import { openPage } from './page.ts'

// Entry of a wall window and of the preview: the same page, the preview shows the prepared layout.
const { live } = await openPage(WallStage, (context) => ({ preview: context.description.role === 'preview' }))
sizeRoot(live)
window.addEventListener('resize', () => sizeRoot(live))
mapDrawn.onProblem((problem) => sendProblem('map-' + problem.kind, problem.message))
if (live.description.role === 'wall') bindKeys(live, () => undefined)
void seedFromCache(live)
reportPaint(live)

/** 1rem is 1/60 of the wall's height in this window's pixels, whatever part of the wall it shows. */
function sizeRoot(context: LiveContext): void {
  const span = context.description.span
  if (span) document.documentElement.style.fontSize = `${((window.innerWidth / span.width) * span.wallHeightPx) / 60}px`
}

/** A cold start shows the cache until the feed host speaks. */
async function seedFromCache(context: LiveContext): Promise<void> {
  try {
    const cached = await readLatest()
    if (!context.isFilled.value && cached) context.seed(cached.records, cached.links)
  } catch (error) {
    sendProblem('cache-unreadable', error instanceof Error ? error.message : String(error))
  }
}

/** First full DOM paint with data, first map frame, then the frame counter every ten seconds. */
function reportPaint(context: LiveContext): void {
  const report = (what: 'dom' | 'map') =>
    void ask('window.painted', {
      what,
      layoutId: document.querySelector<HTMLElement>('.stage')?.dataset['layout'] ?? null,
      at: context.liveNow(),
      postRenders: mapDrawn.postRenders(),
    }).catch(() => undefined)
  const painted = () => void nextTick(() => requestAnimationFrame(() => setTimeout(() => report('dom'))))
  if (context.isFilled.value) painted()
  else watch(context.isFilled, painted, { once: true })
  let hasMap = false
  watch(context.liveSecond, (second) => {
    if (!hasMap && mapDrawn.postRenders() > 0) {
      hasMap = true
      report('map')
    } else if (Math.round(second / 1000) % 5 === 0) report(hasMap ? 'map' : 'dom')
  })
}

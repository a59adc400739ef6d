// SPDX-License-Identifier: Apache-2.0
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { chartChanges } from './changes.ts'
import { chartOption, type ChartModel, type ChartOption } from './model.ts'
import { onThemeChange, readChartTheme } from './theme.ts'
import { chartTurns } from './wakeCharts.ts'

use([LineChart, BarChart, GridComponent, MarkLineComponent, CanvasRenderer])

/** A chart on the page. It draws when its turn comes, and not at all while it cannot be seen. */
export interface OpenChart {
  show(model: ChartModel, urgent: boolean): void
  dispose(): void
}

/** Opens a chart in an element; the caller disposes it. */
export function openChart(element: HTMLElement): OpenChart {
  let chart: EChartsType | null = null
  let model: ChartModel | null = null
  let shown: ChartOption | null = null
  let isVisible = true
  const job = { draw }

  function draw(): void {
    if (!model || !isVisible || element.clientWidth === 0 || element.clientHeight === 0) return
    chart ??= init(element, null, { renderer: 'canvas' })
    const next = chartOption(model, { theme: readChartTheme(element), heightPx: element.clientHeight })
    const changes = chartChanges(shown, next)
    shown = next
    if (changes) chart.setOption(changes.option as Record<string, unknown>, changes.replaceSeries ? { replaceMerge: ['series'] } : {})
  }

  const stopWatching = watchElement(element, {
    resized: () => {
      chart?.resize()
      chartTurns.request(job, true)
    },
    seen: (isSeen) => {
      isVisible = isSeen
      if (isSeen) chartTurns.request(job, true)
    },
    themed: () => chartTurns.request(job, true),
  })
  return {
    show(next, urgent) {
      const isFirst = model === null
      model = next
      chartTurns.request(job, urgent || isFirst)
    },
    dispose() {
      stopWatching()
      chartTurns.forget(job)
      chart?.dispose()
      chart = null
    },
  }
}

interface ElementNews {
  readonly resized: () => void
  readonly seen: (isSeen: boolean) => void
  readonly themed: () => void
}

/** Tells when an element changes its size, is seen or hidden, or gets another theme; returns the way to stop. */
function watchElement(element: HTMLElement, news: ElementNews): () => void {
  const sizes = new ResizeObserver(news.resized)
  const sight = new IntersectionObserver((entries) => news.seen(entries.at(-1)?.isIntersecting ?? true))
  const stopTheme = onThemeChange(news.themed)
  sizes.observe(element)
  sight.observe(element)
  return () => {
    stopTheme()
    sizes.disconnect()
    sight.disconnect()
  }
}

// SPDX-License-Identifier: Apache-2.0
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { chartChanges } from './changes.ts'
import { chartOption, type ChartModel, type ChartOption } from './model.ts'
import { ChartScheduler } from './scheduler.ts'
import { onThemeChange, readChartTheme } from './theme.ts'

use([LineChart, BarChart, GridComponent, MarkLineComponent, CanvasRenderer])

const scheduler = new ChartScheduler((callback) => requestAnimationFrame(callback))

/** Tells waiting charts that time went on; panels call it on the shared tick. */
export function wakeCharts(): void {
  scheduler.wake()
}

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

  const sizes = new ResizeObserver(() => {
    chart?.resize()
    scheduler.request(job, true)
  })
  const sight = new IntersectionObserver((entries) => {
    isVisible = entries.at(-1)?.isIntersecting ?? true
    if (isVisible) scheduler.request(job, true)
  })
  const stopTheme = onThemeChange(() => scheduler.request(job, true))
  sizes.observe(element)
  sight.observe(element)
  return {
    show(next, urgent) {
      const isFirst = model === null
      model = next
      scheduler.request(job, urgent || isFirst)
    },
    dispose() {
      stopTheme()
      sizes.disconnect()
      sight.disconnect()
      scheduler.forget(job)
      chart?.dispose()
      chart = null
    },
  }
}

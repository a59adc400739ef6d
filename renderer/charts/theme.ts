// SPDX-License-Identifier: Apache-2.0

/** Colours, font and the root unit in CSS pixels, as charts draw with them. */
export interface ChartTheme {
  readonly remPx: number
  readonly font: string
  readonly line: string
  readonly fill: string
  readonly reference: string
  readonly grid: string
  readonly axis: string
  readonly strong: string
  readonly quiet: string
}

/** Reads the theme that holds at this element from the custom properties of tokens.css. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const role = (name: string): string => style.getPropertyValue(name).trim()
  return {
    remPx: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    font: role('--font'),
    line: role('--chart-line'),
    fill: role('--chart-fill'),
    reference: role('--chart-ref'),
    grid: role('--chart-grid'),
    axis: role('--text-3'),
    strong: role('--text-1'),
    quiet: role('--text-2'),
  }
}

const listeners = new Set<() => void>()
let observer: MutationObserver | null = null

/** Calls the listener when the page's theme, mode or root unit may have changed; returns the way to stop. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener)
  if (!observer) {
    observer = new MutationObserver(() => listeners.forEach((one) => one()))
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-mode', 'data-surface', 'style', 'class'] })
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    observer?.disconnect()
    observer = null
  }
}

// SPDX-License-Identifier: Apache-2.0
import { screen } from 'electron'
import type { HallWindows } from './windows.ts'

// One unplugged cable gives several events; the windows move once, when they are over.
const SETTLE_MS = 500

/** Follows the displays of this PC: after one came, went or changed, every window goes back to its place and the operator is told. */
export function followDisplays(windows: HallWindows, tell: (code: string, detail: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const changed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      windows.placeAll()
      const sizes = screen.getAllDisplays().map(({ bounds }) => `${bounds.width}×${bounds.height}`)
      tell('displays-changed', sizes.join(', '))
    }, SETTLE_MS)
  }
  screen.on('display-added', changed)
  screen.on('display-removed', changed)
  screen.on('display-metrics-changed', changed)
  return () => {
    clearTimeout(timer)
    screen.off('display-added', changed)
    screen.off('display-removed', changed)
    screen.off('display-metrics-changed', changed)
  }
}

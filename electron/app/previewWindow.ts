// SPDX-License-Identifier: Apache-2.0
import type { WindowSpan } from '../../shared/contracts/index.ts'
import type { HallState } from '../../shared/hall/index.ts'
import type { HallWindows } from '../windows/index.ts'

const KEEP_MS = 60_000
const ID = 'preview'

/** Keeps a hidden window with the prepared layout while there is one, and for a minute after. */
export class PreviewWindow {
  private closing: ReturnType<typeof setTimeout> | undefined
  private readonly windows: HallWindows
  private readonly span: WindowSpan

  constructor(windows: HallWindows, wall: WindowSpan) {
    this.windows = windows
    this.span = { ...wall, left: 0, top: 0, width: wall.wallWidthPx, height: wall.wallHeightPx }
  }

  follow(state: HallState): void {
    if (state.wall.previewLayoutId !== null) {
      clearTimeout(this.closing)
      this.closing = undefined
      if (!this.windows.get(ID)) this.windows.open({ id: ID, role: 'preview', span: this.span })
    } else if (this.windows.get(ID) && !this.closing) {
      this.closing = setTimeout(() => {
        this.closing = undefined
        this.windows.drop(ID)
      }, KEEP_MS)
    }
  }

  dispose(): void {
    clearTimeout(this.closing)
  }
}

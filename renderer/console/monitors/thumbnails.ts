// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import type { Thumbnail } from '../../../shared/contracts/index.ts'
import { listen } from '../../bridge/index.ts'
import type { Picture } from './model.ts'

/**
 * Pictures of the wall's windows and of the preview, each replaced by the next. Bitmaps, closed at once when replaced:
 * an <img> with a new object URL each second kept every decoded picture, about 50 MB a minute.
 */
export class ThumbnailShelf {
  readonly programme = shallowRef<readonly Picture[]>([])
  readonly preview = shallowRef<readonly Picture[]>([])
  private readonly stop: () => void
  private isDisposed = false

  constructor() {
    this.stop = listen('wall.thumbnail', (thumbnail) => void this.accept(thumbnail))
  }

  /** Frees all pictures. */
  dispose(): void {
    this.isDisposed = true
    this.stop()
    for (const picture of [...this.programme.value, ...this.preview.value]) picture.bitmap.close()
    this.programme.value = []
    this.preview.value = []
  }

  private async accept(thumbnail: Thumbnail): Promise<void> {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(thumbnail.jpeg)], { type: 'image/jpeg' })).catch(() => null)
    if (!bitmap || this.isDisposed) return bitmap?.close()
    const shelf = thumbnail.target === 'preview' ? this.preview : this.programme
    const { windowId, part, capturedAt, layoutId } = thumbnail
    const next: Picture = { windowId, part, capturedAt, layoutId, bitmap }
    const before = shelf.value.find((picture) => picture.windowId === windowId)
    shelf.value = before ? shelf.value.map((picture) => (picture === before ? next : picture)) : [...shelf.value, next]
    before?.bitmap.close()
  }
}

// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import type { Thumbnail } from '../../../shared/contracts/index.ts'
import { listen } from '../../bridge/index.ts'
import type { Picture } from './model.ts'

/** Pictures of the wall's windows and of the preview, each replaced by the next; object URLs are freed at once. */
export class ThumbnailShelf {
  readonly programme = shallowRef<readonly Picture[]>([])
  readonly preview = shallowRef<readonly Picture[]>([])
  private readonly stop: () => void

  constructor() {
    this.stop = listen('wall.thumbnail', (thumbnail) => this.accept(thumbnail))
  }

  /** Frees all pictures. */
  dispose(): void {
    this.stop()
    for (const picture of [...this.programme.value, ...this.preview.value]) URL.revokeObjectURL(picture.url)
    this.programme.value = []
    this.preview.value = []
  }

  private accept(thumbnail: Thumbnail): void {
    const shelf = thumbnail.target === 'preview' ? this.preview : this.programme
    const { windowId, part, capturedAt, layoutId } = thumbnail
    // A copy with its own buffer: what crosses processes may be a view into something larger.
    const url = URL.createObjectURL(new Blob([new Uint8Array(thumbnail.jpeg)], { type: 'image/jpeg' }))
    const next: Picture = { windowId, part, capturedAt, layoutId, url }
    const before = shelf.value.find((picture) => picture.windowId === windowId)
    shelf.value = before ? shelf.value.map((picture) => (picture === before ? next : picture)) : [...shelf.value, next]
    if (before) URL.revokeObjectURL(before.url)
  }
}

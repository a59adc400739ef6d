// SPDX-License-Identifier: Apache-2.0

/** A picture of one window, and which part of the wall (fractions) it shows. */
export interface Picture {
  readonly windowId: string
  readonly bitmap: ImageBitmap
  readonly part: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly capturedAt: number
  readonly layoutId: string
}

/** What may be said of the pictures on a monitor: never that they show now when they do not. */
export interface PictureState {
  /** The oldest picture counts, for a composed wall is as old as its oldest part. */
  readonly capturedAt: number | null
  readonly isOld: boolean
  /** True when every picture was taken of the layout that ought to be there. */
  readonly isCurrent: boolean
}

// Captures slow down with the cost of a capture; a still older picture means that something is wrong.
const OLD_AFTER_MS = 20_000

/** State of a monitor's pictures against the layouts they ought to show. */
export function pictureState(pictures: readonly Picture[], wanted: readonly string[], now: number): PictureState {
  if (pictures.length === 0) return { capturedAt: null, isOld: false, isCurrent: false }
  const capturedAt = Math.min(...pictures.map((picture) => picture.capturedAt))
  return { capturedAt, isOld: now - capturedAt > OLD_AFTER_MS, isCurrent: pictures.every((picture) => wanted.includes(picture.layoutId)) }
}

/** Box of a picture inside the monitor, in percent. */
export function pictureBox(picture: Picture): Record<'left' | 'top' | 'width' | 'height', string> {
  const { left, top, width, height } = picture.part
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) }
}

function percent(share: number): string {
  return `${Math.round(share * 1e4) / 100}%`
}

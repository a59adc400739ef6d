// SPDX-License-Identifier: Apache-2.0
import type { Timeline } from '../../domain/index.ts'
import type { CameraTrack } from '../../domain/camera.ts'

/** What one screen shows: its layout, what it showed before (for "back"), and where it stands in time. */
export interface ScreenState {
  readonly layoutId: string
  readonly previousLayoutIds: readonly string[]
  readonly timeline: Timeline
}

/** Something the operator must know: a window that came back, a clock that stepped, a torn journal tail. */
export interface Notice {
  readonly seq: number
  readonly at: number
  readonly code: string
  readonly detail: string
}

/** The wall: screens by id, the prepared next layout, cameras by map view, looks. */
export interface WallState {
  readonly screens: Readonly<Record<string, ScreenState>>
  readonly previewLayoutId: string | null
  readonly takenAt: number
  readonly cameras: Readonly<Record<string, CameraTrack>>
  readonly theme: 'dark' | 'light'
  readonly locale: 'zh-CN' | 'en'
}

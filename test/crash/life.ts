// SPDX-License-Identifier: Apache-2.0
import { mixedCommand, START_SESSION, type MixedCommand } from './commandMix.ts'
import type { HallEvent } from '../../shared/domain/index.ts'
import type { DiskTemper } from './lossyFile.ts'
import { randomOf } from './random.ts'

/** What one process of the hall is told to do until it dies. */
export interface LifeOrder {
  readonly dir: string
  /** Folder of the lossy disk for files without a name on the disk. */
  readonly store: string
  readonly seed: number
  /** Hall time when it starts; it runs in great steps, so that retention has something to do. */
  readonly startAt: number
  /** The step of the lossy disk at which the process kills itself, counted from its start or from its closing; null where the parent does it. */
  readonly dieAt: { readonly step: number; readonly from: 'start' | 'closing' } | null
  /** After so many commands the hall closes in order. */
  readonly commands: number
  readonly checkpointEvery: number
  readonly broken: DiskTemper['broken']
}

/** What the process says, a line each, before it goes on. */
export type LifeWord =
  | { readonly word: 'opened'; readonly seq: number; readonly problems: readonly string[] }
  | { readonly word: 'event'; readonly event: HallEvent }
  | { readonly word: 'done'; readonly index: number; readonly seq: number; readonly events: number }
  | { readonly word: 'refused'; readonly index: number; readonly code: string }
  | { readonly word: 'closing' | 'closed' }

/** Id of a command of a life. */
export function commandIdOf(seed: number, index: number): string {
  return `life-${seed}-${index}`
}

/** The command with this number in a life: always the same one, so that it can be repeated after the death. */
export function commandOf(seed: number, index: number): MixedCommand {
  return index === 0 ? START_SESSION : mixedCommand(randomOf(seed * 7919 + index), `${seed}-${index}`)
}

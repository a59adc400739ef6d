// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { realFiles, unlessMissing, type FileLayer } from './fileLayer.ts'

/** File name of a segment. */
export function segmentName(index: number): string {
  return `${String(index).padStart(8, '0')}.seg`
}

/** Segment files of a folder in order; an absent folder has none. */
export async function listSegments(dir: string, files: FileLayer = realFiles): Promise<{ index: number; path: string }[]> {
  const names = await unlessMissing(files.list(dir), [])
  return names
    .filter((name) => /^\d{8}\.seg$/.test(name))
    .sort()
    .map((name) => ({ index: Number(name.slice(0, 8)), path: join(dir, name) }))
}

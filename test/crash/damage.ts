// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Random } from './random.ts'

/** What was done to a data folder: which file, from which byte on its content is not what it was. */
export interface Damage {
  readonly kind: string
  readonly file: string
  readonly from: number
}

interface Files {
  readonly segments: readonly string[]
  readonly sidecars: readonly string[]
  readonly blobs: readonly string[]
  /** Where the records of the segments end. */
  readonly ends: readonly { readonly file: string; readonly end: number }[]
}

type Blow = (files: Files, random: Random) => Omit<Damage, 'kind'> | null

function filesBelow(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(dir, entry.name)) : [join(dir, entry.name)]))
    .toSorted()
}

function filesOf(dir: string, ends: Files['ends']): Files {
  const journal = filesBelow(join(dir, 'journal'))
  return {
    segments: journal.filter((path) => path.endsWith('.seg')),
    sidecars: journal.filter((path) => path.endsWith('.index')),
    blobs: filesBelow(join(dir, 'blobs')),
    ends,
  }
}

function flip(file: string, random: Random): Omit<Damage, 'kind'> {
  const bytes = readFileSync(file)
  const from = random.below(bytes.length)
  bytes[from]! ^= 1 << random.below(8)
  writeFileSync(file, bytes)
  return { file, from }
}

function cut(file: string, random: Random): Omit<Damage, 'kind'> {
  const { size } = statSync(file)
  // Half of the cuts fall near the end, where a crash makes them.
  const from = random.happens(0.5) ? random.below(size) : Math.max(0, size - 1 - random.below(400))
  truncateSync(file, from)
  return { file, from }
}

function zero(file: string, random: Random): Omit<Damage, 'kind'> {
  const { size } = statSync(file)
  const from = Math.floor(random.below(size) / 512) * 512
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(Math.min(512, size - from)), 0, undefined, from)
  closeSync(handle)
  return { file, from }
}

function addRubbish(file: string, random: Random): Omit<Damage, 'kind'> {
  const from = statSync(file).size
  const length = 1 + random.below(900)
  const rubbish = Buffer.alloc(length)
  if (random.happens(0.7)) rubbish.forEach((_byte, index) => (rubbish[index] = random.below(256)))
  appendFileSync(file, rubbish)
  return { file, from }
}

function remove(file: string): Omit<Damage, 'kind'> {
  rmSync(file)
  return { file, from: 0 }
}

function empty(file: string): Omit<Damage, 'kind'> {
  truncateSync(file, 0)
  return { file, from: 0 }
}

const oneOf = (list: readonly string[], random: Random): string | null => (list.length > 0 ? random.pick(list) : null)
const onOne =
  (choose: (files: Files, random: Random) => string | null | undefined, blow: (file: string, random: Random) => Omit<Damage, 'kind'>): Blow =>
  (files, random) => {
    const file = choose(files, random)
    return file ? blow(file, random) : null
  }
const last = (files: Files) => files.segments.at(-1)
const earlier = (files: Files, random: Random) => oneOf(files.segments.slice(0, -1), random)
const sidecar = (files: Files, random: Random) => oneOf(files.sidecars, random)
const blob = (files: Files, random: Random) => oneOf(files.blobs, random)

const BLOWS: Readonly<Record<string, Blow>> = {
  'last segment cut': onOne(last, cut),
  'last segment cut between records': ({ segments, ends }, random) => {
    const file = segments.at(-1)
    const able = ends.filter((one) => file !== undefined && one.file === basename(file)).slice(0, -1)
    if (file === undefined || able.length === 0) return null
    const from = random.pick(able).end
    truncateSync(file, from)
    return { file, from }
  },
  'last segment bit flipped': onOne(last, flip),
  'last segment sector zeroed': onOne(last, zero),
  'last segment with rubbish behind': onOne(last, addRubbish),
  'last segment empty': onOne(last, empty),
  'last segment gone': onOne(last, remove),
  'earlier segment bit flipped': onOne(earlier, flip),
  'earlier segment cut': onOne(earlier, cut),
  'earlier segment gone': onOne(earlier, remove),
  'sidecar bit flipped': onOne(sidecar, flip),
  'sidecar cut': onOne(sidecar, cut),
  'sidecar empty': onOne(sidecar, empty),
  'sidecar gone': onOne(sidecar, remove),
  'blob bit flipped': onOne(blob, flip),
  'blob cut': onOne(blob, cut),
  'blob gone': onOne(blob, remove),
  'all sidecars gone': (files) => {
    for (const file of files.sidecars) rmSync(file)
    return files.sidecars[0] ? { file: files.sidecars[0], from: 0 } : null
  },
}

/** Names of all kinds of damage. */
export const DAMAGE_KINDS = Object.keys(BLOWS)

/** Damages a data folder in one way; null when it holds nothing of that kind. */
export function damage({ dir, kind, ends }: { readonly dir: string; readonly kind: string; readonly ends: Files['ends'] }, random: Random): Damage | null {
  const done = BLOWS[kind]?.(filesOf(dir, ends), random)
  return done ? { kind, ...done } : null
}

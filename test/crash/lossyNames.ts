// SPDX-License-Identifier: Apache-2.0
import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LossyFile, type DiskSetting } from './lossyFile.ts'

interface Change {
  readonly folder: string
  readonly names: readonly string[]
  readonly apply: () => void
  /** Its folder was synced, but the folder itself is not on the disk yet: it follows as soon as that is. */
  isOwed: boolean
}

/** An error as the system gives it. */
export function systemError(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

/**
 * Names of files as the page cache shows them, over the folders as the disk has them. Each change of a name is whole or
 * absent; changes of different names reach the disk in any order until the folder is synced.
 */
export class LossyNames {
  readonly #store: string
  readonly #setting: DiskSetting
  readonly #files = new Map<string, LossyFile | null>()
  readonly #folders = new Set<string>()
  #pending: Change[] = []
  #number = 0

  /** `store` is a folder on the same disk, outside what is under test. */
  constructor(store: string, setting: DiskSetting) {
    this.#store = store
    this.#setting = setting
    mkdirSync(store, { recursive: true })
  }

  has(path: string): boolean {
    const known = this.#files.get(path)
    if (known !== undefined) return known !== null
    return existsSync(path) && statSync(path).isFile()
  }

  hasFolder(path: string): boolean {
    return this.#folders.has(path) || (existsSync(path) && statSync(path).isDirectory())
  }

  /** The folder itself, or the first one above it that the disk has. */
  nearestFolder(path: string): string {
    return existsSync(path) ? path : this.nearestFolder(dirname(path))
  }

  /** The file under a name, as the page cache has it. Throws ENOENT. */
  file(path: string): LossyFile {
    if (!this.has(path)) throw systemError('ENOENT', path)
    const known = this.#files.get(path)
    if (known) return known
    const storePath = this.#nextStorePath()
    linkSync(path, storePath)
    return this.#remember(path, new LossyFile(storePath, this.#setting))
  }

  create(path: string): LossyFile {
    if (this.has(path)) throw systemError('EEXIST', path)
    if (!this.hasFolder(dirname(path))) throw systemError('ENOENT', path)
    const storePath = this.#nextStorePath()
    writeFileSync(storePath, '', { mode: 0o600 })
    const file = this.#remember(path, new LossyFile(storePath, this.#setting))
    this.#change(dirname(path), [path], () => linkSync(storePath, path))
    return file
  }

  rename(from: string, to: string): void {
    const file = this.file(from)
    this.#files.set(from, null)
    this.#files.set(to, file)
    this.#change(dirname(to), [from, to], () => renameSync(from, to))
  }

  remove(path: string): void {
    if (!this.has(path)) throw systemError('ENOENT', path)
    this.#files.set(path, null)
    this.#change(dirname(path), [path], () => unlinkSync(path))
  }

  makeFolder(path: string): void {
    if (this.hasFolder(path)) return
    this.makeFolder(dirname(path))
    this.#folders.add(path)
    this.#change(dirname(path), [path], () => mkdirSync(path, { mode: 0o700 }))
  }

  list(folder: string): string[] {
    if (!this.hasFolder(folder)) throw systemError('ENOENT', folder)
    const names = new Set(existsSync(folder) ? readdirSync(folder) : [])
    for (const [path, file] of this.#files) {
      if (dirname(path) !== folder) continue
      const name = path.slice(folder.length + 1)
      if (file) names.add(name)
      else names.delete(name)
    }
    for (const path of this.#folders) if (dirname(path) === folder) names.add(path.slice(folder.length + 1))
    return [...names]
  }

  /** All changes of names in this folder so far are on the disk. */
  syncFolder(folder: string): void {
    if (this.#setting.temper.broken === 'syncFolder') return
    for (const change of this.#pending.filter((one) => one.folder === folder)) this.#apply(change)
  }

  /** What a disk does in the background: some changes reach it. */
  writeBack(): void {
    const { random, temper } = this.#setting
    for (const change of random.shuffle(this.#pending)) if (random.happens(temper.nameChance)) this.#apply(change)
  }

  /** Files that the disk does not have as they are. */
  dirtyFiles(): LossyFile[] {
    return [...this.#files.values()].filter((file) => file !== null && file.isDirty) as LossyFile[]
  }

  #change(folder: string, names: readonly string[], apply: () => void): void {
    this.#pending.push({ folder, names, apply, isOwed: false })
    this.writeBack()
  }

  #apply(change: Change): void {
    const at = this.#pending.indexOf(change)
    if (at < 0) return
    // The same name has one history: what came before on it is on the disk first.
    const before = this.#pending.slice(0, at).find((one) => one.names.some((name) => change.names.includes(name)))
    if (before) this.#apply(before)
    if (before && this.#pending.includes(before)) return this.#owe(change)
    if (before) return this.#apply(change)
    if (!existsSync(change.folder)) return this.#owe(change)
    this.#setting.beforeEffect()
    change.apply()
    this.#pending = this.#pending.filter((one) => one !== change)
    for (const owed of this.#pending.filter((one) => one.isOwed && existsSync(one.folder))) this.#apply(owed)
  }

  #owe(change: Change): void {
    change.isOwed = true
  }

  #remember(path: string, file: LossyFile): LossyFile {
    this.#files.set(path, file)
    return file
  }

  #nextStorePath(): string {
    this.#number += 1
    return join(this.#store, String(this.#number))
  }
}

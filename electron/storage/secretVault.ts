// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durableFile.ts'
import type { SecretVault } from './secrets.ts'

/** The part of Electron's `safeStorage` that is used. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean
  getSelectedStorageBackend?(): string
  encryptString(text: string): Buffer
  decryptString(bytes: Buffer): string
}

// These backends only look like encryption: the key stands in the program or nobody knows where.
const UNTRUSTED = new Set(['basic_text', 'unknown'])

/** Secrets encrypted by the keyring, as files DIR/secrets/NAME.sealed. `put` answers false when the keyring cannot be trusted. */
export function openSecretVault(dataDir: string, safeStorage: SafeStorage): SecretVault & { put(name: string, value: string): Promise<boolean> } {
  const dir = join(dataDir, 'secrets')
  const isTrusted = (): boolean => safeStorage.isEncryptionAvailable() && !UNTRUSTED.has(safeStorage.getSelectedStorageBackend?.() ?? '')
  return {
    async get(name) {
      const sealed = await readFile(join(dir, `${name}.sealed`)).catch(() => null)
      return sealed && isTrusted() ? safeStorage.decryptString(sealed) : null
    },
    async put(name, value) {
      if (!isTrusted()) return false
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await writeDurably(join(dir, `${name}.sealed`), safeStorage.encryptString(value))
      return true
    },
  }
}

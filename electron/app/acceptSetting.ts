// SPDX-License-Identifier: Apache-2.0
import type { CommandName } from '../../shared/contracts/index.ts'
import type { BlobStore } from '../fabric/index.ts'
import type { Setting } from './hallParts.ts'
import { configBytes } from './setting.ts'

/** What accepting a configuration needs. */
export interface AcceptanceGround {
  readonly blobs: BlobStore
  system(name: CommandName, input: unknown): Promise<void>
  tell(code: string, detail: string): void
}

/** Stores the configuration's bytes, then journals their hash. Bytes that cannot be stored are told; the configuration is in force all the same. */
export async function acceptSetting({ blobs, system, tell }: AcceptanceGround, { config, hash, origin }: Setting): Promise<void> {
  await blobs.put(configBytes(config)).catch((error: unknown) => tell('config-problem', `blobs: ${String(error)}`))
  await system('system.acceptConfig', { hash, origin })
}

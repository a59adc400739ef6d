// SPDX-License-Identifier: Apache-2.0

/** A blob by its hash: its bytes, or that it was never stored, or that the medium changed it. */
export type BlobAnswer = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly code: 'absent' | 'damaged' }

/** Content-addressed bytes: accepted configurations, layout sets, states of checkpoints, exported sheets. */
export interface BlobStore {
  /** Stores bytes durably; answers their SHA-256 in hexadecimal. Rejects with the file error. */
  put(bytes: Uint8Array): Promise<string>
  get(hash: string): Promise<BlobAnswer>
  /** Forgets a blob; one that is not there is fine. Rejects with the file error. */
  remove(hash: string): Promise<void>
}

// SPDX-License-Identifier: Apache-2.0
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What was being decoded when a host ended. */
export interface BlackBoxFinding {
  readonly feedId: string
  readonly payload: Uint8Array
}

/** Takes a note before a payload is decoded and strikes it out after. */
export interface BlackBox {
  begin(feedId: string, bytes: Uint8Array): void
  end(): void
  close(): void
}

/** A box that notes nothing, for a disk that cannot be written: the wall runs, crashes stay without a culprit. */
export const NO_BLACK_BOX: BlackBox = { begin: () => undefined, end: () => undefined, close: () => undefined }

// Layout: state (1 busy, 0 idle), length of the feed id, length of the payload (u32), feed id, payload.
const HEAD_BYTES = 6
const KEPT_PAYLOAD_BYTES = 1024 * 1024
const [IDLE, BUSY] = [Uint8Array.of(0), 1]

/**
 * Notes what is being decoded in a file, so that after a crash main knows whose payload it was. Synchronous on purpose:
 * only what reached the system before the crash is of use, and two small writes into the page cache take microseconds.
 */
export function openBlackBox(path: string): BlackBox {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'w', 0o600)
  return {
    begin: (feedId, bytes) => {
      const id = Buffer.from(feedId)
      const payload = bytes.subarray(0, KEPT_PAYLOAD_BYTES)
      const head = Buffer.alloc(HEAD_BYTES)
      head[0] = BUSY
      head[1] = id.length
      head.writeUInt32LE(payload.length, 2)
      writeSync(file, Buffer.concat([head, id, payload]), 0, undefined, 0)
    },
    end: () => void writeSync(file, IDLE, 0, 1, 0),
    close: () => closeSync(file),
  }
}

/** What the box says after an end that was not asked for; null when nothing was being decoded. */
export async function readBlackBox(path: string): Promise<BlackBoxFinding | null> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0))
  if (bytes.length < HEAD_BYTES || bytes[0] !== BUSY) return null
  const idEnd = HEAD_BYTES + bytes[1]!
  return { feedId: bytes.toString('utf8', HEAD_BYTES, idEnd), payload: bytes.subarray(idEnd, idEnd + bytes.readUInt32LE(2)) }
}

/** Empties the box, so that one crash is not counted twice. */
export async function clearBlackBox(path: string): Promise<void> {
  await writeFile(path, IDLE).catch(() => undefined)
}

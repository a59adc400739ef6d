// SPDX-License-Identifier: Apache-2.0

/** A body that grew over its limit while it was read. */
export class TooLargeError extends Error {}

/**
 * Reads a body that never takes more memory than its limit: it is counted after decompression, so a small answer that
 * inflates is cut off as early as a large one.
 */
export async function readLimited(response: Response, maxBytes: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0)
  if (announced > maxBytes) throw new TooLargeError(`the answer of ${announced} bytes is larger than ${maxBytes}`)
  if (!response.body) return new Uint8Array()
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.length
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined)
      throw new TooLargeError(`the answer is larger than ${maxBytes} bytes`)
    }
    chunks.push(value)
  }
}

/** Why the content encoding is refused, or null: each layer multiplies what a small answer can become. */
export function encodingProblem(response: Response): string | null {
  const encoding = response.headers.get('content-encoding') ?? ''
  return encoding.includes(',') ? `the answer is compressed more than once (${encoding.slice(0, 60)})` : null
}

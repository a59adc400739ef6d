// SPDX-License-Identifier: Apache-2.0
import type { ServerResponse } from 'node:http'
import { EARLIEST_INSTANT, LATEST_INSTANT } from '../../shared/domain/index.ts'

/** A refusal of the API: an HTTP status with the code and words of its body. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Headers of every answer: nothing is kept, guessed or framed. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** Ends the response with bytes or text of a content type. */
export function sendBytes(response: ServerResponse, contentType: string, body: string | Uint8Array): void {
  response.setHeader('Content-Type', contentType)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(body)
}

/** Ends the response with JSON. */
export function sendJson(response: ServerResponse, value: unknown): void {
  sendBytes(response, 'application/json; charset=utf-8', JSON.stringify(value))
}

/** Ends the response with a refusal; when an answer has begun already the connection is cut, so that nobody takes a part for the whole. */
export function sendRefusal(response: ServerResponse, refusal: ApiRefusal): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.statusCode = refusal.status
  sendJson(response, { ok: false, code: refusal.code, message: refusal.message })
}

/** A copy with `…Iso` beside every instant (`at`, `…At`), for people who read the answer. */
export function withIso(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIso)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]): [string, unknown][] => {
      const isInstant = (key === 'at' || key.endsWith('At')) && typeof field === 'number' && field >= EARLIEST_INSTANT && field <= LATEST_INSTANT
      return isInstant
        ? [
            [key, field],
            [`${key}Iso`, new Date(field).toISOString()],
          ]
        : [[key, withIso(field)]]
    }),
  )
}

// SPDX-License-Identifier: Apache-2.0
import type { ServerResponse } from 'node:http'
import { REFUSAL_WORDS, type RefusalText } from '../../shared/commands/index.ts'
import { EARLIEST_INSTANT, LATEST_INSTANT } from '../../shared/domain/index.ts'

/** Chinese words of the codes that only the interface itself has; those of commands have their own. */
const API_WORDS: Readonly<Record<string, string>> = {
  'not-found': '没有这个地址',
  'method-not-allowed': '此地址不支持该方法',
  'unknown-dataset': '没有这个数据集',
  'unknown-indicator': '没有这个指标',
  'too-many-streams': '事件流连接数已满',
  fault: '无法作答, 故障已记录',
}

/** A refusal of the API: an HTTP status with the code and words of its body; where only English words are at hand the Chinese ones are the code's own. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly messageZh: string
  constructor(status: number, code: string, message: string | RefusalText) {
    super(typeof message === 'string' ? message : message.en)
    this.status = status
    this.code = code
    this.messageZh = typeof message === 'string' ? wordsOf(code) : message.zh
  }
}

function wordsOf(code: string): string {
  const known = Object.hasOwn(REFUSAL_WORDS, code) ? REFUSAL_WORDS[code as keyof typeof REFUSAL_WORDS].zh : undefined
  return known ?? API_WORDS[code] ?? '请求未被接受'
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
  sendJson(response, { ok: false, code: refusal.code, message: refusal.message, messageZh: refusal.messageZh })
}

// Whatever ends like this and is a number that can be an instant is one.
const INSTANT_NAME = /^(?:at|since|until|from|asOf)$|(?:At|By|Since|Until)$/

/** A copy with `…Iso` beside every instant (`at`, `dueAt`, `closeBy`, `since` …), for people who read the answer. */
export function withIso(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIso)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]): [string, unknown][] => {
      const isInstant = INSTANT_NAME.test(key) && typeof field === 'number' && field >= EARLIEST_INSTANT && field <= LATEST_INSTANT
      return isInstant
        ? [
            [key, field],
            [`${key}Iso`, new Date(field).toISOString()],
          ]
        : [[key, withIso(field)]]
    }),
  )
}

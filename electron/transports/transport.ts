// SPDX-License-Identifier: Apache-2.0

/** Where a payload came from, as far as the transport knows. */
export interface PayloadOrigin {
  readonly topic?: string
  readonly event?: string
}

/** What a transport tells. After `failed` it is silent until it is started again. */
export interface TransportListener {
  /** The connection stands; a poller says so with its first good answer. That the source was heard is told beside it. */
  opened(): void
  /** One payload. Answers false when nothing of it could be read: a poller then asks for the whole document again. */
  bytes(bytes: Uint8Array, origin: PayloadOrigin): boolean | undefined
  /** A sign of life without news: not modified, a comment, a ping. */
  alive(): void
  /** A payload that was refused unread, such as one over the byte limit; the connection goes on. */
  refused(reason: string, excerpt: string): void
  /** The connection failed or ended; the message is plain English. */
  failed(message: string): void
}

/** Bytes in, no meaning. `start` may be called again after `stop` or a failure; `stop` is immediate and silent. */
export interface Transport {
  start(): void
  stop(): void
}

/** What every transport needs. */
export interface TransportOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly maxBytes: number
  readonly username?: string | undefined
  readonly password?: string | undefined
}

/** Plain words for what went wrong on a connection, with the system's code when there is one. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 300)
  const cause = error.cause as (Error & { code?: string }) | undefined
  const code = (error as Error & { code?: unknown }).code
  const words = error.message || (typeof code === 'string' ? code : error.name)
  return (cause ? `${words}: ${cause.code ?? cause.message}` : words).slice(0, 300)
}

/** Basic authentication beside the configured headers, when there is a user name. */
export function requestHeaders(options: TransportOptions, more: Readonly<Record<string, string>>): Record<string, string> {
  const basic =
    options.username === undefined ? {} : { authorization: `Basic ${Buffer.from(`${options.username}:${options.password ?? ''}`).toString('base64')}` }
  return { ...more, ...basic, ...options.headers }
}

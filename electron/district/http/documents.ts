// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Moment } from '../model/world.ts'

/** A text that can be served with an ETag. */
export interface Document {
  readonly body: Buffer
  readonly etag: string
  readonly contentType: string
}

/** Makes a document's content; called at most once per step of model time. */
export interface Source {
  readonly stepMs: number
  readonly contentType: string
  /** The content as text, and how to finish it with the instant of its last change. */
  readonly content: (moment: Moment) => string
  readonly finish: (content: string, changedAt: number) => string
}

/** Serves a source's document, building anew only when its step has passed, and keeping it byte-identical while its content is. */
export class DocumentCache {
  readonly #source: Source
  #step: number | null = null
  #content: string | null = null
  #document: Document | null = null

  constructor(source: Source) {
    this.#source = source
  }

  /** The document of a moment. */
  at(moment: Moment): Document {
    const step = Math.floor(moment.elapsedMs / this.#source.stepMs)
    if (this.#document !== null && step === this.#step) return this.#document
    this.#step = step
    const content = this.#source.content(moment)
    if (this.#document !== null && content === this.#content) return this.#document
    this.#content = content
    this.#document = documentOf(this.#source.finish(content, moment.zeroAt + moment.elapsedMs), this.#source.contentType)
    return this.#document
  }
}

/** True when the client's If-None-Match names this document (weak comparison). */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag))
}

function documentOf(text: string, contentType: string): Document {
  const body = Buffer.from(text, 'utf8')
  return { body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`, contentType }
}

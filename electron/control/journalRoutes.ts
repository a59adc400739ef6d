// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { HallEvent } from '../../shared/domain/index.ts'
import { ApiRefusal, sendJson, withIso } from './answer.ts'
import { hashText, instantText, wholeText } from './query.ts'
import { IN_CHARGE, JSON_ONLY, defineRoute, type Route } from './route.ts'
import type { ControlSources } from './sources.ts'

const DEFAULT_LIMIT = 10_000
const seqText = wholeText(1, Number.MAX_SAFE_INTEGER).optional()
const span = { from: instantText.optional(), to: instantText.optional(), fromSeq: seqText, toSeq: seqText }

type Span = { [Name in keyof typeof span]?: number | undefined }

const journal = defineRoute({
  method: 'GET',
  path: '/api/v1/journal',
  roles: IN_CHARGE,
  answers: JSON_ONLY,
  query: z.strictObject({ ...span, limit: wholeText(1, 100_000).optional() }),
  summary: 'Journal records of a span of time (`from`, `to`) or numbers (`fromSeq`, `toSeq`) in order; `truncated` when there are more than `limit` (10,000).',
  handle: async ({ response, sources, query }) => {
    const limit = query.limit ?? DEFAULT_LIMIT
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.write('{"ok":true,"records":[')
    let count = 0
    for await (const event of eventsIn(sources, query)) {
      count += 1
      if (count > limit || response.destroyed) break
      await writeWhole(response, (count > 1 ? ',' : '') + JSON.stringify(withIso(event)))
    }
    response.end(`],"truncated":${count > limit}}`)
  },
})

const verify = defineRoute({
  method: 'GET',
  path: '/api/v1/journal/verify',
  roles: IN_CHARGE,
  query: z.strictObject({ head: hashText.optional() }),
  answers: JSON_ONLY,
  summary:
    'Checks every journal record and the hash chain; names the first bad one with its file and byte offset. With `head`, `headMatches` says whether a record of the chain has this hash.',
  handle: async ({ response, sources, query }) => sendJson(response, await sources.verify(query.head)),
})

const exported = defineRoute({
  method: 'GET',
  path: '/api/v1/journal/export',
  roles: IN_CHARGE,
  query: z.strictObject(span),
  answers: ['application/octet-stream'],
  summary: 'Journal records of a span as one file of the journal’s own format, which `npm run journal -- verify --file` checks.',
  handle: async ({ response, sources, query }) => {
    const { firstSeq, lastSeq } = await numbersIn(sources, query)
    if (lastSeq < firstSeq) throw new ApiRefusal(404, 'not-recorded', { zh: '这一段没有日志记录', en: 'from, to: the journal holds no record of this span' })
    response.setHeader('Content-Type', 'application/octet-stream')
    response.setHeader('Content-Disposition', `attachment; filename="journal-${firstSeq}-${lastSeq}.seg"`)
    for await (const part of sources.journalFile(firstSeq, lastSeq)) {
      if (response.destroyed) return
      await writeWhole(response, part)
    }
    response.end()
  },
})

/** Routes of the journal. */
export const JOURNAL_ROUTES: readonly Route[] = [journal, verify, exported]

async function* eventsIn(sources: ControlSources, { from = 0, to = Number.MAX_SAFE_INTEGER, fromSeq = 1, toSeq = Infinity }: Span): AsyncGenerator<HallEvent> {
  for await (const event of sources.journal(from, to, fromSeq)) {
    if (event.seq > toSeq) return
    yield event
  }
}

async function numbersIn(sources: ControlSources, query: Span): Promise<{ firstSeq: number; lastSeq: number }> {
  let [firstSeq, lastSeq] = [Infinity, -Infinity]
  for await (const { seq } of eventsIn(sources, query)) {
    firstSeq = Math.min(firstSeq, seq)
    lastSeq = seq
  }
  return { firstSeq, lastSeq }
}

// Written as it is read, so that a long journal never stands in memory.
async function writeWhole(response: ServerResponse, part: string | Uint8Array): Promise<void> {
  if (response.write(part)) return
  const ended = new AbortController()
  const closed = once(response, 'close', { signal: ended.signal }).catch(() => undefined)
  await Promise.race([once(response, 'drain', { signal: ended.signal }).catch(() => undefined), closed])
  ended.abort()
}

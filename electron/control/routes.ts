// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { commandRequestSchema } from '../../shared/contracts/index.ts'
import { isDatasetId, type Actor } from '../../shared/domain/index.ts'
import { ApiRefusal, sendBytes, sendJson, withIso } from './answer.ts'
import { toCsv, toGeoJson } from './datasetOutput.ts'
import type { EventStreams } from './eventStream.ts'
import { readJson } from './guard.ts'
import { boxText, hashText, instantText, wholeText } from './query.ts'
import type { ControlSources } from './sources.ts'
import { pastState, presentState } from './momentState.ts'
import { stateView } from './stateView.ts'

/** Whoever holds the token of control.json. */
const ADMIN: Actor = { principal: 'token:control', role: 'admin' }
const HOUR_MS = 3_600_000

/** What a route gets to answer one request. */
export interface RouteContext<Query> {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly sources: ControlSources
  readonly streams: EventStreams
  /** The `{id}` of the path, decoded; empty where the path has none. */
  readonly id: string
  readonly query: Query
}

/** One row of the API. `answers` lists content types, the first is the usual one. */
export interface Route<Schema extends z.ZodObject = z.ZodObject> {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly summary: string
  readonly query: Schema
  readonly answers: readonly string[]
  readonly handle: (context: RouteContext<z.output<Schema>>) => Promise<void>
}

function defineRoute<Schema extends z.ZodObject>(route: Route<Schema>): Route {
  return route as unknown as Route
}

const nothing = z.strictObject({})
const JSON_ONLY = ['application/json'] as const

const health = defineRoute({
  method: 'GET',
  path: '/api/v1/health',
  query: nothing,
  answers: JSON_ONLY,
  summary: 'Versions, runtime, windows, feeds, cache, journal head, clock offset.',
  handle: async ({ response, sources }) => sendJson(response, { ok: true, ...(withIso(await sources.health()) as object) }),
})

const state = defineRoute({
  method: 'GET',
  path: '/api/v1/state',
  query: z.strictObject({ at: instantText.optional() }),
  answers: JSON_ONLY,
  summary: 'Mode, responses, incidents, warnings, layout and timeline of each screen, hash of the records; with `at` as it was at that moment.',
  handle: async ({ response, sources, query }) => {
    const now = sources.clock.now()
    refuseFuture(query.at, now)
    const { found, at, hash } = query.at === undefined ? await presentState(sources) : await pastState(sources, query.at)
    sendJson(response, { ok: true, ...(withIso({ ...stateView(found, at), recordsHash: hash, clock: { at: now } }) as object) })
  },
})

const commands = defineRoute({
  method: 'POST',
  path: '/api/v1/commands',
  query: nothing,
  answers: JSON_ONLY,
  summary: 'Run one command of the table; the answer is a value or a refusal, both with status 200.',
  handle: async ({ request, response, sources }) => {
    const parsed = commandRequestSchema.safeParse(await readJson(request))
    if (!parsed.success)
      throw new ApiRefusal(400, 'bad-input', `${parsed.error.issues[0]?.path.join('.') || 'body'}: ${parsed.error.issues[0]?.message ?? 'not valid'}`)
    const { name, input, commandId } = parsed.data
    sendJson(response, await sources.hall.execute({ name, input: input ?? {}, ...(commandId ? { commandId } : {}) }, ADMIN))
  },
})

const datasets = defineRoute({
  method: 'GET',
  path: '/api/v1/datasets',
  query: nothing,
  answers: JSON_ONLY,
  summary: 'All datasets with their number of records and their sources.',
  handle: async ({ response, sources }) => sendJson(response, { ok: true, datasets: await sources.datasets() }),
})

const dataset = defineRoute({
  method: 'GET',
  path: '/api/v1/datasets/{id}',
  answers: ['application/json', 'application/geo+json', 'text/csv'],
  query: z.strictObject({
    bbox: boxText.optional(),
    since: instantText.optional(),
    at: instantText.optional(),
    format: z.enum(['json', 'geojson', 'csv']).default('json'),
  }),
  summary: 'Records of a dataset, current or as they were at `at`, each with source and age.',
  handle: async ({ response, sources, id, query: { format, ...query } }) => {
    refuseFuture(query.at, sources.clock.now())
    const found = isDatasetId(id) ? await sources.dataset(id, defined(query)) : null
    if (!found) throw new ApiRefusal(404, 'unknown-dataset', `there is no dataset "${id}"`)
    if (found === 'not-recorded') throw new ApiRefusal(404, 'not-recorded', 'at: lies before the record begins')
    if (format === 'geojson') return sendBytes(response, 'application/geo+json; charset=utf-8', JSON.stringify(toGeoJson(found.records)))
    if (format === 'csv') {
      response.setHeader('Content-Disposition', `attachment; filename="${id}.csv"`)
      return sendBytes(response, 'text/csv; charset=utf-8', toCsv(found.records))
    }
    sendJson(response, { ok: true, dataset: id, ...(withIso({ at: query.at ?? sources.clock.now() }) as object), records: withIso(found.records) })
  },
})

const indicator = defineRoute({
  method: 'GET',
  path: '/api/v1/indicators/{id}',
  answers: JSON_ONLY,
  query: z.strictObject({ from: instantText.optional(), to: instantText.optional() }),
  summary: 'Values of an indicator over time; the last hour when no span is named.',
  handle: async ({ response, sources, id, query }) => {
    const to = query.to ?? sources.clock.now()
    const from = query.from ?? to - HOUR_MS
    if (from > to) throw new ApiRefusal(400, 'bad-input', 'from: lies after to')
    const series = await sources.series(id, from, to)
    if (!series) throw new ApiRefusal(404, 'unknown-indicator', `there is no indicator "${id}"`)
    sendJson(response, { ok: true, id, from, to, ...(withIso(series) as object) })
  },
})

const events = defineRoute({
  method: 'GET',
  path: '/api/v1/events',
  answers: ['text/event-stream'],
  query: z.strictObject({ after: wholeText(0, Number.MAX_SAFE_INTEGER).optional() }),
  summary: 'Journal events as server-sent events: those after `after` (or Last-Event-ID), then live.',
  handle: async ({ request, response, sources, streams, query }) => {
    const last = request.headers['last-event-id']
    const afterSeq = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : (query.after ?? null)
    await streams.serve(request, response, { hall: sources.hall, afterSeq })
  },
})

const snapshot = defineRoute({
  method: 'GET',
  path: '/api/v1/screens/{id}/snapshot.png',
  query: nothing,
  answers: ['image/png'],
  summary: 'What this screen shows now; the header X-Snapshot-Scale says picture pixels per wall pixel.',
  handle: async ({ response, sources, id }) => {
    const found = await sources.snapshot(id)
    if (!found) {
      const screens = Object.keys(sources.hall.state().wall.screens).join(', ')
      throw new ApiRefusal(404, 'unknown-screen', `there is no picture of "${id}"; the screens are: ${screens}`)
    }
    response.setHeader('X-Snapshot-Scale', String(found.scale))
    sendBytes(response, 'image/png', found.png)
  },
})

const journal = defineRoute({
  method: 'GET',
  path: '/api/v1/journal',
  answers: JSON_ONLY,
  query: z.strictObject({ from: instantText.optional(), to: instantText.optional(), limit: wholeText(1, 100_000).optional() }),
  summary: 'Journal records of a span of time in order; `truncated` when there are more than `limit` (10,000).',
  handle: async ({ response, sources, query }) => {
    const limit = query.limit ?? 10_000
    const found = sources.journal(query.from ?? 0, query.to ?? Number.MAX_SAFE_INTEGER)
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.write('{"ok":true,"records":[')
    const closed = new Promise<void>((resolve) => response.once('close', resolve))
    let count = 0
    for await (const event of found) {
      count += 1
      if (count > limit || response.destroyed) break
      // Written as it is read, so that a long journal never stands in memory.
      if (!response.write((count > 1 ? ',' : '') + JSON.stringify(withIso(event)))) await Promise.race([once(response, 'drain'), closed])
    }
    response.end(`],"truncated":${count > limit}}`)
  },
})

const verify = defineRoute({
  method: 'GET',
  path: '/api/v1/journal/verify',
  query: z.strictObject({ head: hashText.optional() }),
  answers: JSON_ONLY,
  summary:
    'Checks every journal record and the hash chain; names the first bad one. With `head`, `headMatches` says whether a record of the chain has this hash.',
  handle: async ({ response, sources, query }) => sendJson(response, await sources.verify(query.head)),
})

/** Every route but the description of the routes itself. */
export const ROUTES: readonly Route[] = [health, state, commands, datasets, dataset, indicator, events, snapshot, journal, verify]

function refuseFuture(at: number | undefined, now: number): void {
  if (at !== undefined && at > now) throw new ApiRefusal(400, 'not-recorded', 'at: lies in the future')
}

function defined<Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> }
}

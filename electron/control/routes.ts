// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../../shared/base/index.ts'
import { commandRequestSchema } from '../../shared/contracts/index.ts'
import { issueText } from '../../shared/commands/index.ts'
import { isDatasetId } from '../../shared/domain/index.ts'
import { REAL } from '../../shared/hall/index.ts'
import { ACCESS_ROUTES } from './accessRoutes.ts'
import { ApiRefusal, sendBytes, sendJson, withIso } from './answer.ts'
import { toCsv, toGeoJson } from './datasetOutput.ts'
import { readJson } from './guard.ts'
import { HALL_ROUTES } from './hallRoutes.ts'
import { JOURNAL_ROUTES } from './journalRoutes.ts'
import { boxText, instantText, wholeText } from './query.ts'
import { EVERYONE, IN_CHARGE, JSON_ONLY, defineRoute, type Route } from './route.ts'
import { pastState, presentState } from './momentState.ts'
import { stateView } from './stateView.ts'

const HOUR_MS = 3_600_000

const nothing = z.strictObject({})

const health = defineRoute({
  method: 'GET',
  path: '/api/v1/health',
  roles: EVERYONE,
  query: nothing,
  answers: JSON_ONLY,
  summary: 'Versions, runtime, windows, feeds, cache, journal head, clock offset.',
  handle: async ({ response, sources }) => sendJson(response, { ok: true, ...(withIso(await sources.health()) as object) }),
})

const state = defineRoute({
  method: 'GET',
  path: '/api/v1/state',
  roles: EVERYONE,
  query: z.strictObject({ at: instantText.optional(), realm: z.string().min(1).max(80).optional() }),
  answers: JSON_ONLY,
  summary:
    'Everything that is going on, of the real district or of a drill (`realm`), with the hashes of state and records; with `at` as it was at that moment.',
  handle: async ({ response, sources, query, actor }) => {
    const now = sources.clock.now()
    const sight = IN_CHARGE.includes(actor.role) ? 'whole' : 'wall'
    refuseFuture(query.at, now)
    const { found, at, hash } = query.at === undefined ? await presentState(sources) : await pastState(sources, query.at)
    const realm = query.realm ?? REAL
    if (realm !== REAL && !ownValue(found.drills, realm))
      throw new ApiRefusal(404, 'unknown-realm', { zh: `realm: 没有演练“${realm}”`, en: `realm: there is no drill "${realm}"` })
    sendJson(response, { ok: true, ...(withIso({ ...stateView(found, { at, realm, sight }), recordsHash: hash, clock: { at: now } }) as object) })
  },
})

const commands = defineRoute({
  method: 'POST',
  path: '/api/v1/commands',
  roles: EVERYONE,
  query: nothing,
  answers: JSON_ONLY,
  summary: 'Run one command of the table; the answer is a value or a refusal, both with status 200.',
  handle: async ({ request, response, sources, actor }) => {
    const body = await readJson(request)
    const parsed = commandRequestSchema.safeParse(body)
    if (!parsed.success) throw new ApiRefusal(400, 'bad-input', issueText(commandRequestSchema, body, 'body') ?? 'body')
    const { input, ...asked } = defined(parsed.data)
    sendJson(response, await sources.hall.execute({ ...asked, input: input ?? {} }, actor))
  },
})

const datasets = defineRoute({
  method: 'GET',
  path: '/api/v1/datasets',
  roles: EVERYONE,
  query: nothing,
  answers: JSON_ONLY,
  summary: 'All datasets with their number of records and their sources.',
  handle: async ({ response, sources }) => sendJson(response, { ok: true, datasets: await sources.datasets() }),
})

const dataset = defineRoute({
  method: 'GET',
  path: '/api/v1/datasets/{id}',
  roles: EVERYONE,
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
    if (!found) throw new ApiRefusal(404, 'unknown-dataset', { zh: `没有数据集“${id}”`, en: `there is no dataset "${id}"` })
    if (found === 'not-recorded') throw new ApiRefusal(404, 'not-recorded', { zh: 'at: 早于最早的记录', en: 'at: lies before the record begins' })
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
  roles: EVERYONE,
  answers: JSON_ONLY,
  query: z.strictObject({ from: instantText.optional(), to: instantText.optional() }),
  summary: 'Values of an indicator over time; the last hour when no span is named.',
  handle: async ({ response, sources, id, query }) => {
    const to = query.to ?? sources.clock.now()
    const from = query.from ?? to - HOUR_MS
    if (from > to) throw new ApiRefusal(400, 'bad-input', { zh: 'from: 晚于 to', en: 'from: lies after to' })
    const series = await sources.series(id, from, to)
    if (!series) throw new ApiRefusal(404, 'unknown-indicator', { zh: `没有指标“${id}”`, en: `there is no indicator "${id}"` })
    sendJson(response, { ok: true, id, from, to, ...(withIso(series) as object) })
  },
})

const events = defineRoute({
  method: 'GET',
  path: '/api/v1/events',
  roles: IN_CHARGE,
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
  roles: IN_CHARGE,
  query: nothing,
  answers: ['image/png'],
  summary: 'What this screen shows now; the header X-Snapshot-Scale says picture pixels per wall pixel.',
  handle: async ({ response, sources, id }) => {
    const found = await sources.snapshot(id)
    if (!found) {
      const screens = Object.keys(sources.hall.state().wall.screens).join(', ')
      throw new ApiRefusal(404, 'unknown-screen', {
        zh: `没有“${id}”的画面; 现有屏幕: ${screens}`,
        en: `there is no picture of "${id}"; the screens are: ${screens}`,
      })
    }
    response.setHeader('X-Snapshot-Scale', String(found.scale))
    sendBytes(response, 'image/png', found.png)
  },
})

/** Every route but the description of the routes itself. */
export const ROUTES: readonly Route[] = [
  health,
  state,
  commands,
  datasets,
  dataset,
  indicator,
  events,
  snapshot,
  ...JOURNAL_ROUTES,
  ...HALL_ROUTES,
  ...ACCESS_ROUTES,
]

function refuseFuture(at: number | undefined, now: number): void {
  if (at !== undefined && at > now) throw new ApiRefusal(400, 'not-recorded', { zh: 'at: 晚于当前时刻', en: 'at: lies in the future' })
}

function defined<Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> }
}

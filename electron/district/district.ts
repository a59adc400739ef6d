// SPDX-License-Identifier: Apache-2.0
import { ModelClock } from './clock.ts'
import { orderedIncident } from './http/control.ts'
import { openRoutes, sensorsOf } from './http/routes.ts'
import { makeHttpServer } from './http/server.ts'
import { isoText } from './model/stamp.ts'
import { VEHICLES } from './model/vehicles.ts'
import { SECOND_MS } from './model/world.ts'
import { openBroker } from './mqtt/broker.ts'
import { GATEWAY_ID, openGateway } from './mqtt/gateway.ts'
import { Publisher } from './mqtt/publisher.ts'
import { EventFeed } from './sse/eventFeed.ts'
import { EventStream } from './sse/stream.ts'
import { storyOf } from './stories/index.ts'
import type { Server } from 'node:net'
import type { DistrictOptions } from './cli.ts'
import type { FeedEvent } from './sse/eventFeed.ts'
import type { World } from './model/world.ts'

/** The line printed when everything listens. */
export interface ReadyMessage {
  readonly ready: true
  readonly http: string
  readonly mqtt: string
  readonly seed: number
  readonly story: string
}

/** A running district. */
export interface District {
  readonly ready: ReadyMessage
  readonly stop: () => Promise<void>
}

interface Events {
  readonly streams: Readonly<Record<string, EventStream>>
  readonly pump: () => FeedEvent[]
  readonly feed: EventFeed
}

type Closer = () => Promise<void> | void

/** Starts a district; rejects with a plain reason when a port cannot be had. */
export async function startDistrict(options: DistrictOptions): Promise<District> {
  const clock = new ModelClock(options.startedAt ?? undefined)
  const world: World = { seed: options.seed, story: storyOf(options.story), dayOffsetMs: options.beginMs ?? clock.timeOfDayMs() }
  const sensors = sensorsOf(world)
  const events = openEvents(world, clock)
  const broker = await openBroker(GATEWAY_ID)
  let httpBase = ''
  const http = makeHttpServer({
    resolve: openRoutes(world, sensors, () => httpBase),
    moment: () => clock.moment(),
    streams: events.streams,
    control: controlOf(world, clock, events),
    controlState: () => ({
      ...stateOf(options, clock, events),
      sensors: sensors.length,
      vehicles: VEHICLES.length,
      mqttClients: broker.clients(),
    }),
  })
  const publisher = new Publisher(world, sensors, { moment: () => clock.moment(), isPaused: () => clock.paused, publish: broker.publish })
  const eventTimer = setInterval(() => void (clock.paused || events.pump()), SECOND_MS)
  const closers: Closer[] = [() => clearInterval(eventTimer), () => publisher.dispose(), () => disposeStreams(events), () => closeHttp(http), broker.close]
  const stop = (): Promise<void> => closeInOrder(closers)
  try {
    const mqttPort = await listen(broker.server, { host: options.host, port: options.mqttPort, name: 'MQTT' })
    const httpPort = await listen(http, { host: options.host, port: options.httpPort, name: 'HTTP' })
    httpBase = `http://${urlHost(options.host)}:${httpPort}`
    publisher.start()
    const mqtt = `mqtt://${urlHost(options.host)}:${mqttPort}`
    const gateway = await openGateway(mqtt, () => clock.moment().zeroAt + clock.elapsedMs())
    closers.splice(2, 0, gateway.close)
    return { ready: { ready: true, http: httpBase, mqtt, seed: options.seed, story: options.story }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function stateOf(options: DistrictOptions, clock: ModelClock, events: Events): Record<string, unknown> {
  return {
    paused: clock.paused,
    elapsedSeconds: clock.elapsedMs() / SECOND_MS,
    story: options.story,
    seed: options.seed,
    listeners: Object.values(events.streams).reduce((sum, stream) => sum + stream.listeners, 0),
  }
}

/** Each closer is called once, also when the district is stopped twice. */
async function closeInOrder(closers: Closer[]): Promise<void> {
  for (const close of closers.splice(0)) await close()
}

/** The two event streams with their back-log already in the ring. */
function openEvents(world: World, clock: ModelClock): Events {
  const run = clock.startedAt.toString(36)
  const streams = { '/api/stream/calls': new EventStream(run), '/api/stream/incidents': new EventStream(run) }
  const feed = new EventFeed(world)
  const pump = (): FeedEvent[] => {
    const { elapsedMs, zeroAt } = clock.moment()
    const due = feed.advance(elapsedMs, zeroAt)
    for (const event of due) streams[`/api/stream/${event.stream}`].send(event.event, event.record)
    return due
  }
  pump()
  return { streams, pump, feed }
}

function controlOf(world: World, clock: ModelClock, events: Events): (action: string, body: string) => { status: number; value: unknown } {
  let count = 0
  return (action, body) => {
    if (action === 'pause' || action === 'resume') {
      clock[action]()
      return { status: 200, value: { ok: true, paused: clock.paused, at: isoText(clock.moment().zeroAt + clock.elapsedMs()), demo: true } }
    }
    if (action !== 'incident') return { status: 404, value: { code: 404, msg: `no control "${action}"`, demo: true } }
    count += 1
    const plan = orderedIncident(world, { body, count, moment: clock.moment() })
    if (typeof plan === 'string') return { status: 400, value: { code: 400, msg: plan, demo: true } }
    events.feed.add(plan)
    const created = events.pump().findLast((event) => event.event === 'created' && event.record.bt === plan.turns[0]?.title)
    return { status: 201, value: { ok: true, record: created?.record ?? null, demo: true } }
  }
}

function listen(server: Server, where: { host: string; port: number; name: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      const reason = error.code === 'EADDRINUSE' ? 'it is taken' : error.code === 'EACCES' ? 'no permission' : error.message
      reject(new Error(`cannot listen for ${where.name} on ${where.host} port ${where.port}: ${reason}`))
    }
    server.once('error', onError)
    server.listen(where.port, where.host, () => {
      server.off('error', onError)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : where.port)
    })
  })
}

function disposeStreams(events: Events): void {
  for (const stream of Object.values(events.streams)) stream.dispose()
}

async function closeHttp(server: ReturnType<typeof makeHttpServer>): Promise<void> {
  if (!server.listening) return
  server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

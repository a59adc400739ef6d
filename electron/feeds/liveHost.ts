// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import type { AnyRecord } from '../../shared/domain/index.ts'
import type { Upsert } from '../../shared/feeds/index.ts'
import { createDeriver, type IndicatorDeriver } from '../../shared/rules/indicators/index.ts'
import { NO_BLACK_BOX, openBlackBox, type BlackBox } from './blackBox.ts'
import { FactsLine } from './factsLine.ts'
import { openHostClock, type HostClock } from './hostClock.ts'
import { answerQuery } from './hostQueries.ts'
import { restoreLatest } from './pastState.ts'
import { BLACK_BOX_FILE, FEED_LOG_FOLDER } from './paths.ts'
import { PortSender } from './portSender.ts'
import { hostCommandSchema, type FramePort, type HostCommand, type ParentLine } from './protocol.ts'
import { Recorder } from './recorder.ts'
import { restoreSeries } from './restoreSeries.ts'
import { SeriesMemory } from './seriesMemory.ts'
import { StateStore } from './stateStore.ts'
import { Supervisor } from './supervisor.ts'

type StartCommand = Extract<HostCommand, { type: 'start' }>

const TICK_MS = 1_000
const RANDOM_STEPS = 2 ** 32

/** The live feed host: feeds in, state and log kept, frames and facts out. One for each process. */
export class LiveHost {
  readonly #parent: ParentLine
  readonly #senders = new Set<PortSender>()
  readonly #state = new StateStore()
  readonly #series = new SeriesMemory()
  readonly #facts = new FactsLine((records) => this.#parent.post({ type: 'facts', records }))
  #run: Run | null = null
  #queue: Promise<void> = Promise.resolve()

  constructor(parent: ParentLine) {
    this.#parent = parent
  }

  /** Takes a message of main, in order; one that is none is said and ignored. Resolves when it was carried out. */
  receive(message: unknown, port?: FramePort): Promise<void> {
    const parsed = hostCommandSchema.safeParse(message)
    if (!parsed.success) {
      this.#notice('host-message-refused', parsed.error.issues[0]?.message ?? 'not readable')
      return Promise.resolve()
    }
    const command = parsed.data
    // Questions may take long; they must not hold up the clock or a window.
    if (command.type === 'query') return this.#queue.then(() => void this.#answer(command))
    this.#queue = this.#queue.then(() => this.#carryOut(command, port)).catch((error: unknown) => this.#notice('host-error', String(error)))
    return this.#queue
  }

  async #carryOut(command: HostCommand, port: FramePort | undefined): Promise<void> {
    switch (command.type) {
      case 'start':
        return await this.#start(command)
      case 'configure':
        return this.#configure(command)
      case 'clock':
        return this.#anchor(command.hallNow)
      case 'connect':
        return port ? this.#connect(command.epoch, port) : undefined
      case 'stop':
        return await this.#stop()
    }
  }

  async #start(command: StartCommand): Promise<void> {
    if (this.#run) return
    const clock = openHostClock(command.hallNow)
    const dir = join(command.dataDir, FEED_LOG_FOLDER)
    await this.#restore(dir, command)
    this.#state.listen({
      record: (key, record) => {
        for (const sender of this.#senders) sender.record(key, record)
        this.#run?.deriver.take(record)
        this.#series.take(record)
      },
      link: (source, link) => {
        for (const sender of this.#senders) sender.link(source, link)
      },
    })
    const recorder = await this.#openRecorder(dir, command, clock)
    await recorder?.flush()
    const blackBox = this.#openBlackBox(command.dataDir)
    const supervisor = new Supervisor({
      district: command.district,
      clock,
      blackBox,
      random: () => randomInt(RANDOM_STEPS) / RANDOM_STEPS,
      lastContactOf: (source) => this.#state.links()[source]?.lastContactAt ?? null,
      take: (record) => this.#take(record),
      takeComplete: (source, ids) => void this.#state.buryMissing(source, ids, clock.stamp()),
      setLink: (source, link) => this.#state.setLink(source, link),
    })
    const timer = setInterval(() => this.#tick(), TICK_MS)
    this.#run = { command, clock, dir, recorder, supervisor, blackBox, timer, indicators: [], deriver: createDeriver([], () => 1) }
    this.#configure(command)
    this.#parent.post({ type: 'ready' })
    this.#facts.tellAgain(this.#state.records(), clock.now())
    void restoreSeries(dir, this.#series, { district: command.district, since: clock.now() - 24 * 3_600_000 })
  }

  #anchor(hallNow: number): void {
    const run = this.#run
    if (!run?.clock.anchor(hallNow)) return
    // What follows is dated before what was recorded last; the whole state stands between the two.
    run.recorder?.requestKeyframe()
    const at = run.clock.stamp()
    this.#series.forgetAfter(at)
    this.#state.pullBack(at)
    this.#derive(run.indicators)
  }

  #derive(indicators: StartCommand['indicators']): void {
    const run = this.#run
    if (!run) return
    run.indicators = indicators
    run.deriver = createDeriver(indicators, (source) => run.supervisor.periodMsOf(source))
    for (const record of this.#state.records()) run.deriver.take(record)
  }

  async #restore(dir: string, command: StartCommand): Promise<void> {
    const restored = await restoreLatest(dir, command.district, (entry) => {
      if (entry.kind === 'batch') for (const record of entry.records) this.#series.take(record)
    }).catch((error: unknown) => {
      this.#notice('feed-log-unreadable', String(error))
      return new StateStore()
    })
    const configured = new Set(command.feeds.map((feed) => feed.id))
    for (const record of restored.records()) if (configured.has(record.source)) this.#state.restore(record)
    // A state from before says nothing of now: only when the source last spoke is still true.
    for (const [source, link] of Object.entries(restored.links())) if (configured.has(source)) this.#state.setLink(source, { ...link, state: 'idle' })
    this.#series.takeFresh()
  }

  async #openRecorder(dir: string, command: StartCommand, clock: HostClock): Promise<Recorder | null> {
    const { district, product, retentionMegabytes } = command
    try {
      return await Recorder.open({
        dir,
        district,
        product,
        clock,
        state: this.#state,
        series: this.#series,
        retentionMegabytes,
        notice: (code, detail) => this.#notice(code, detail),
      })
    } catch (error) {
      // A wall without a recording is better than no wall; the console says so.
      this.#notice('feed-log-unwritable', error instanceof Error ? error.message : String(error))
      return null
    }
  }

  #openBlackBox(dataDir: string): BlackBox {
    try {
      return openBlackBox(join(dataDir, BLACK_BOX_FILE))
    } catch (error) {
      this.#notice('black-box-unwritable', error instanceof Error ? error.message : String(error))
      return NO_BLACK_BOX
    }
  }

  #configure({ feeds, indicators, secrets, leftOut }: Pick<StartCommand, 'feeds' | 'indicators' | 'secrets' | 'leftOut'>): void {
    const run = this.#run
    if (!run) return
    run.supervisor.configure({ feeds, leftOut, secrets })
    const forgotten = this.#state.keepSources(new Set(feeds.map((feed) => feed.id)), run.clock.stamp())
    if (forgotten > 0) run.recorder?.requestKeyframe()
    this.#derive(indicators)
  }

  #connect(epoch: string, port: FramePort): void {
    const sender = new PortSender({
      epoch,
      state: this.#state,
      now: () => this.#run?.clock.now() ?? 0,
      post: (frame) => port.post(frame),
      schedule: (run, ms) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
    this.#senders.add(sender)
    port.onMessage((message) => sender.answer(message))
    port.onClose(() => {
      sender.close()
      this.#senders.delete(sender)
    })
    port.start()
    sender.start()
  }

  #take(record: AnyRecord): Upsert {
    const verdict = this.#state.upsert(record)
    if (verdict === 'accepted') this.#facts.tell(record)
    return verdict
  }

  #tick(): void {
    const run = this.#run
    if (!run) return
    run.supervisor.tick()
    for (const record of run.deriver.derive(run.clock.stamp())) this.#state.upsert(record)
    if (run.recorder) void run.recorder.flush()
    else this.#state.prune(run.clock.now())
    const counts = new Map<string, number>()
    for (const record of this.#state.records())
      if (!record.deleted && record.dataset !== 'indicator') counts.set(record.source, (counts.get(record.source) ?? 0) + 1)
    this.#parent.post({ type: 'status', feeds: run.supervisor.statuses((source) => counts.get(source) ?? 0, run.clock.now()) })
  }

  async #answer({ id, query }: Extract<HostCommand, { type: 'query' }>): Promise<void> {
    const run = this.#run
    if (!run) return this.#parent.post({ type: 'answer', id, ok: false, value: 'the host has not started' })
    try {
      const { dir, supervisor, clock, recorder } = run
      const value = await answerQuery(query, { dir, district: run.command.district, supervisor, clock, recorder, state: this.#state, series: this.#series })
      this.#parent.post({ type: 'answer', id, ok: true, value })
    } catch (error) {
      this.#parent.post({ type: 'answer', id, ok: false, value: error instanceof Error ? error.message : String(error) })
    }
  }

  async #stop(): Promise<void> {
    const run = this.#run
    this.#run = null
    if (run) {
      clearInterval(run.timer)
      run.supervisor.stop()
      this.#facts.flush()
      await run.recorder?.close()
      run.blackBox.close()
    }
    for (const sender of this.#senders) sender.close()
    this.#parent.post({ type: 'stopped' })
  }

  #notice(code: string, detail: string): void {
    this.#parent.post({ type: 'notice', code, detail: detail.slice(0, 500) })
  }
}

interface Run {
  readonly command: StartCommand
  readonly clock: HostClock
  readonly dir: string
  readonly recorder: Recorder | null
  readonly supervisor: Supervisor
  readonly blackBox: BlackBox
  readonly timer: NodeJS.Timeout
  indicators: StartCommand['indicators']
  deriver: IndicatorDeriver
}

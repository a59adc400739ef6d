// SPDX-License-Identifier: Apache-2.0
import { utilityProcess, type UtilityProcess } from 'electron'
import { z } from 'zod'
import { continuesRun, readDistrictMemory, writeDistrictMemory, type DistrictMemory } from './districtMemory.ts'

const readySchema = z.object({ ready: z.literal(true), http: z.string(), mqtt: z.string() })

/** Where the demonstration district listens. */
export interface DistrictAddresses {
  readonly http: string
  readonly mqtt: string
}

/** How to run it. */
export interface DistrictOptions {
  readonly script: string
  readonly story: string
  readonly seed: number
  readonly dataDir: string
  now(): number
  /** It ended without being asked to. */
  onExit(code: number): void
}

const READY_WITHIN_MS = 15_000
const REMEMBER_MS = 60_000
const KILL_AFTER_MS = 1_000
const KILL_HARD_AFTER_MS = 2_000
const STOPPED = 'the demonstration district was stopped before it listened'

/**
 * The demonstration district (示范区) as a process of its own: a foreign system that happens to be started here.
 * It keeps its ports and its story over a restart, so that the same feeds and the same incidents go on.
 */
export class DistrictProcess {
  /** The start that is wanted now, under way or done; null when it shall not run. */
  private wanted: Promise<DistrictAddresses | null> | null = null
  private child: UtilityProcess | null = null
  private isListening = false
  /** Settles when every process forked so far is gone. */
  private gone: Promise<unknown> = Promise.resolve()
  private memory: DistrictMemory | null
  private remembering: ReturnType<typeof setInterval> | undefined
  private readonly options: DistrictOptions

  constructor(options: DistrictOptions) {
    this.options = options
    this.memory = readDistrictMemory(options.dataDir)
  }

  get isRunning(): boolean {
    return this.isListening
  }

  /** Process id, for health. */
  get pid(): number | null {
    return this.child?.pid ?? null
  }

  /** Starts it, once however often it is asked; its addresses once it listens, null when it was stopped before. Rejects with a plain reason. */
  start(): Promise<DistrictAddresses | null> {
    if (this.wanted) return this.wanted
    const isWanted = (): boolean => this.wanted === wanted
    const wanted: Promise<DistrictAddresses | null> = this.gone
      .then(() => this.begin(isWanted))
      .catch((error: unknown) => {
        if (!isWanted()) return null
        this.wanted = null
        throw error
      })
    this.wanted = wanted
    return wanted
  }

  /** Ends it, also in the middle of its start; resolves when its process is gone. */
  async stop(): Promise<void> {
    const { child } = this
    this.wanted = null
    this.forget()
    if (child) {
      child.postMessage('stop')
      endHard(child, KILL_AFTER_MS)
    }
    await this.gone
  }

  private async begin(isWanted: () => boolean): Promise<DistrictAddresses> {
    const { story, seed, now } = this.options
    const run = { story, seed, now: now() }
    const last = continuesRun(this.memory, run) ? this.memory : null
    const startedAt = last?.startedAt ?? run.now
    const ports = this.memory ? ['--http-port', portOf(this.memory.http), '--mqtt-port', portOf(this.memory.mqtt)] : []
    const words = ['--story', story, '--seed', String(seed), '--started-at', String(startedAt)]
    // Its old ports may be somebody else's by now; then any others will do.
    const addresses = await this.launch([...words, ...ports], isWanted).catch((error: unknown) =>
      ports.length > 0 && isWanted() ? this.launch(words, isWanted) : Promise.reject(error as Error),
    )
    this.remember({ ...addresses, story, seed, startedAt })
    return addresses
  }

  private forget(): void {
    this.child = null
    this.isListening = false
    clearInterval(this.remembering)
  }

  private remember(run: Omit<DistrictMemory, 'seenAt'>): void {
    const note = () => {
      this.memory = { ...run, seenAt: Math.round(this.options.now()) }
      void writeDistrictMemory(this.options.dataDir, this.memory)
    }
    note()
    clearInterval(this.remembering)
    this.remembering = setInterval(note, REMEMBER_MS)
  }

  private launch(words: string[], isWanted: () => boolean): Promise<DistrictAddresses> {
    if (!isWanted()) return Promise.reject(new Error(STOPPED))
    const child = utilityProcess.fork(this.options.script, words, { serviceName: 'demonstration-district', stdio: 'pipe' })
    this.child = child
    const exited = new Promise<number>((resolve) => child.once('exit', resolve))
    this.gone = Promise.all([this.gone, exited])
    void exited.then((code) => this.ended(child, code))
    return this.untilReady(child, exited)
  }

  private untilReady(child: UtilityProcess, exited: Promise<number>): Promise<DistrictAddresses> {
    let problem = ''
    child.stderr?.on('data', (chunk: Buffer) => (problem = (problem + chunk.toString('utf8')).slice(-500)))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        if (this.child === child) this.child = null
        endHard(child, 0)
        reject(new Error('the demonstration district did not start in time'))
      }, READY_WITHIN_MS)
      void exited.then((code) => {
        clearTimeout(timer)
        reject(new Error(problem.trim() || `the demonstration district ended with ${code}`))
      })
      child.on('message', (message: unknown) => {
        const ready = readySchema.safeParse(message)
        // Who was asked to stop in the meantime is on its way out, whatever it says.
        if (!ready.success || this.child !== child) return
        clearTimeout(timer)
        this.isListening = true
        resolve({ http: ready.data.http, mqtt: ready.data.mqtt })
      })
    })
  }

  private ended(child: UtilityProcess, code: number): void {
    if (this.child !== child) return
    const wasListening = this.isListening
    this.forget()
    // One that never listened is told of by its start.
    if (!wasListening) return
    this.wanted = null
    this.options.onExit(code)
  }
}

/** Ends a process that may not listen any more: politely after a while, then for good. */
function endHard(child: UtilityProcess, afterMs: number): void {
  const timers = [setTimeout(() => child.kill(), afterMs), setTimeout(() => killHard(child), afterMs + KILL_HARD_AFTER_MS)]
  child.once('exit', () => timers.forEach((timer) => clearTimeout(timer)))
}

function killHard({ pid }: UtilityProcess): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch {
    // It was gone already.
  }
}

function portOf(address: string): string {
  return new URL(address).port
}

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

/**
 * The demonstration district (示范区) as a process of its own: a foreign system that happens to be started here.
 * It keeps its ports and its story over a restart, so that the same feeds and the same incidents go on.
 */
export class DistrictProcess {
  private child: UtilityProcess | null = null
  private memory: DistrictMemory | null
  private remembering: ReturnType<typeof setInterval> | undefined
  private readonly options: DistrictOptions

  constructor(options: DistrictOptions) {
    this.options = options
    this.memory = readDistrictMemory(options.dataDir)
  }

  get isRunning(): boolean {
    return this.child !== null
  }

  /** Process id, for health. */
  get pid(): number | null {
    return this.child?.pid ?? null
  }

  /** Starts it and resolves with its addresses once it listens; rejects with a plain reason. */
  async start(): Promise<DistrictAddresses> {
    if (this.child && this.memory) return this.memory
    const { story, seed, now } = this.options
    const run = { story, seed, now: now() }
    const last = continuesRun(this.memory, run) ? this.memory : null
    const startedAt = last?.startedAt ?? run.now
    const ports = this.memory ? ['--http-port', portOf(this.memory.http), '--mqtt-port', portOf(this.memory.mqtt)] : []
    const words = ['--story', story, '--seed', String(seed), '--started-at', String(startedAt)]
    // Its old ports may be somebody else's by now; then any others will do.
    const addresses = await this.launch([...words, ...ports]).catch((error: unknown) =>
      ports.length > 0 ? this.launch(words) : Promise.reject(error as Error),
    )
    this.remember({ ...addresses, story, seed, startedAt })
    return addresses
  }

  /** Ends it. */
  stop(): void {
    const child = this.child
    this.child = null
    clearInterval(this.remembering)
    child?.postMessage('stop')
    setTimeout(() => child?.kill(), 1_000).unref()
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

  private launch(words: string[]): Promise<DistrictAddresses> {
    const child = utilityProcess.fork(this.options.script, words, { serviceName: 'demonstration-district', stdio: 'pipe' })
    let problem = ''
    child.stderr?.on('data', (chunk: Buffer) => (problem = (problem + chunk.toString('utf8')).slice(-500)))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the demonstration district did not start in time')), READY_WITHIN_MS)
      child.once('exit', (code) => {
        clearTimeout(timer)
        reject(new Error(problem.trim() || `the demonstration district ended with ${code}`))
        this.ended(child, code)
      })
      child.on('message', (message: unknown) => {
        const ready = readySchema.safeParse(message)
        if (!ready.success) return
        clearTimeout(timer)
        this.child = child
        resolve({ http: ready.data.http, mqtt: ready.data.mqtt })
      })
    })
  }

  private ended(child: UtilityProcess, code: number): void {
    if (this.child !== child) return
    this.child = null
    clearInterval(this.remembering)
    this.options.onExit(code)
  }
}

function portOf(address: string): string {
  return new URL(address).port
}

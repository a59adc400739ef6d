// SPDX-License-Identifier: Apache-2.0
import { utilityProcess, type UtilityProcess } from 'electron'
import { z } from 'zod'

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
  /** It ended without being asked to. */
  onExit(code: number): void
}

const READY_WITHIN_MS = 15_000

/**
 * The demonstration district (示范区) as a process of its own: a foreign system that happens to be started here.
 * After the first start it keeps its ports, so that a later start is found by the same feeds.
 */
export class DistrictProcess {
  private child: UtilityProcess | null = null
  private addresses: DistrictAddresses | null = null
  private readonly options: DistrictOptions

  constructor(options: DistrictOptions) {
    this.options = options
  }

  get isRunning(): boolean {
    return this.child !== null
  }

  /** Process id, for health. */
  get pid(): number | null {
    return this.child?.pid ?? null
  }

  /** Starts it and resolves with its addresses once it listens; rejects with a plain reason. */
  start(): Promise<DistrictAddresses> {
    if (this.child && this.addresses) return Promise.resolve(this.addresses)
    const child = utilityProcess.fork(this.options.script, this.argumentsNow(), { serviceName: 'demonstration-district', stdio: 'pipe' })
    this.child = child
    let problem = ''
    child.stderr?.on('data', (chunk: Buffer) => (problem = (problem + chunk.toString('utf8')).slice(-500)))
    child.once('exit', (code) => {
      if (this.child !== child) return
      this.child = null
      this.options.onExit(code)
    })
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the demonstration district did not start in time')), READY_WITHIN_MS)
      child.once('exit', () => reject(new Error(problem.trim() || 'the demonstration district ended at once')))
      child.on('message', (message: unknown) => {
        const ready = readySchema.safeParse(message)
        if (!ready.success) return
        clearTimeout(timer)
        this.addresses = { http: ready.data.http, mqtt: ready.data.mqtt }
        resolve(this.addresses)
      })
    })
  }

  /** Ends it. */
  stop(): void {
    const child = this.child
    this.child = null
    child?.postMessage('stop')
    setTimeout(() => child?.kill(), 1_000).unref()
  }

  private argumentsNow(): string[] {
    const ports = this.addresses ? ['--http-port', portOf(this.addresses.http), '--mqtt-port', portOf(this.addresses.mqtt)] : []
    return ['--story', this.options.story, '--seed', String(this.options.seed), ...ports]
  }
}

function portOf(address: string): string {
  return new URL(address).port
}

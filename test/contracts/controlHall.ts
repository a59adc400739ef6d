// SPDX-License-Identifier: Apache-2.0
// A real hall on a real journal, behind the real control interface.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startControlApi, type ControlApi, type ControlSources } from '../../electron/control/index.ts'
import { openEmbeddedFabric } from '../../electron/fabric/index.ts'
import { Hall } from '../../electron/hall/index.ts'
import type { CommandOptions } from '../../shared/contracts/index.ts'
import type { Actor } from '../../shared/domain/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'

/** The hall's time in these tests. */
export const NOW = 1_790_000_000_000

/** An answer of the interface. */
export interface ApiAnswer {
  readonly status: number
  readonly json: Record<string, unknown>
}

/** A hall that can be asked as anybody whose token one has. */
export interface ControlHall {
  readonly hall: Hall
  readonly api: ControlApi
  readonly adminToken: string
  ask(path: string, token: string, change?: { method?: string; body?: unknown }): Promise<ApiAnswer>
  command(token: string, request: { name: string; input: unknown } & CommandOptions): Promise<Record<string, unknown>>
  /** A lasting token for a principal, made by the administrator. */
  tokenFor(principal: string, role: Actor['role']): Promise<string>
  close(): Promise<void>
}

/** Opens it in a folder of its own, with a wall of two screens. */
export async function openControlHall(): Promise<ControlHall> {
  const dir = await mkdtemp(join(tmpdir(), 'control-hall-'))
  const fabric = await openEmbeddedFabric({ dir, district: '310117', product: 'test', now: () => NOW, onProblem: () => undefined, reserveBytes: 1000 })
  const hall = await Hall.open({ log: fabric.log, clock: { now: () => NOW }, layouts: SHIPPED_LAYOUTS, recordedFrom: () => NOW - 600_000 })
  const session = { product: '0', runtime: 't', screens: ['s1', 's2'], layoutId: 'overview', forceLayout: false }
  await hall.execute({ name: 'system.startSession', input: session }, { principal: 'system', role: 'system' })
  const api = await startControlApi({ dataDir: dir, port: 0, sources: sourcesOf(hall, fabric.log) })
  const { token: adminToken } = JSON.parse(await readFile(api.controlFile, 'utf8')) as { token: string }
  const ask: ControlHall['ask'] = async (path, token, { method = 'GET', body } = {}) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(api.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
    const text = await response.text()
    return { status: response.status, json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} }
  }
  return {
    hall,
    api,
    adminToken,
    ask,
    command: async (token, request) => (await ask('/api/v1/commands', token, { method: 'POST', body: request })).json,
    tokenFor: async (principal, role) => String((await ask('/api/v1/tokens', adminToken, { method: 'POST', body: { principal, role } })).json['token']),
    close: async () => {
      await api.stop()
      await hall.close()
      await fabric.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

function sourcesOf(hall: Hall, log: Awaited<ReturnType<typeof openEmbeddedFabric>>['log']): ControlSources {
  return {
    hall,
    clock: { now: () => NOW },
    health: async () => ({ feeds: [] }),
    datasets: async () => [],
    dataset: async () => ({ records: [] }),
    series: async () => ({ unit: 'mm', points: [] }),
    snapshot: async () => ({ png: new Uint8Array(8), scale: 1 }),
    verify: (wanted) => log.verify(wanted),
    journal: (from, to, fromSeq) => log.readByTime(from, to, fromSeq),
    journalFile: (from, to) => log.exportRecords(from, to),
    stateAt: (at) => hall.stateAt(at),
  }
}

// SPDX-License-Identifier: Apache-2.0
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { launchFlags } from '../../build/launch-flags.mjs'
import type { AnswerOf, CommandAnswer } from './answers.ts'

/** The project's folder, as Electron is given it. */
export const PROJECT = path.resolve(import.meta.dirname, '../..')

/** The Electron program under test; `npm test` names its folder. */
export function runtimeExecutable(): string {
  return path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', process.platform === 'win32' ? 'electron.exe' : 'electron')
}

/** An answer of the control API; `json` reads its body as what the route gives. */
export interface ApiAnswer<Route extends string> {
  readonly status: number
  readonly headers: Headers
  json(): Promise<AnswerOf<Route>>
  bytes(): Promise<Buffer>
}

/** A running application under test: windows by page, control API, data directory. */
export interface HallUnderTest {
  readonly app: ElectronApplication
  readonly dataDir: string
  api<const Route extends string>(route: Route, init?: { method?: string; body?: unknown }): Promise<ApiAnswer<Route>>
  command(name: string, input: unknown): Promise<CommandAnswer>
  page(kind: 'wall' | 'console' | 'keeper'): Promise<Page>
  /** Ends the application; the data directory stays unless told otherwise. */
  close(): Promise<void>
  remove(): void
}

/** How to launch. */
export interface LaunchOptions {
  readonly args?: readonly string[]
  readonly dataDir?: string
}

/** Starts the real application with its own data directory on the virtual display. */
export async function launchHall({ args = [], dataDir = mkdtempSync(path.join(os.tmpdir(), 'cityops-e2e-')) }: LaunchOptions = {}): Promise<HallUnderTest> {
  const app = await _electron.launch({
    args: [PROJECT, ...launchFlags(), '--data-dir', dataDir, '--wall', '1x1@1280x720', '--lean', '--port', '0', '--seed', '1', ...args],
    timeout: 60_000,
  })
  app.process().stderr?.on('data', (chunk: Buffer) => {
    if (process.env['CITYOPS_E2E_LOG']) process.stderr.write(chunk)
  })
  const control = await waitForControl(dataDir)
  const api: HallUnderTest['api'] = async <const Route extends string>(route: Route, init: { method?: string; body?: unknown } = {}) => {
    const answer = await fetch(control.url + route, {
      method: init.method ?? 'GET',
      headers: { authorization: `Bearer ${control.token}`, ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    })
    return {
      status: answer.status,
      json: () => answer.json() as Promise<AnswerOf<Route>>,
      bytes: async () => Buffer.from(await answer.arrayBuffer()),
      headers: answer.headers,
    }
  }
  return {
    app,
    dataDir,
    api,
    command: async (name, input) => (await api('/api/v1/commands', { method: 'POST', body: { name, input } })).json(),
    page: (kind) => findPage(app, kind),
    close: () => app.close(),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function waitForControl(dataDir: string): Promise<{ url: string; token: string }> {
  const file = path.join(dataDir, 'control.json')
  let control: { url: string; token: string } | null = null
  await expect
    .poll(
      () => {
        try {
          control = JSON.parse(readFileSync(file, 'utf8')) as { url: string; token: string }
        } catch {
          control = null
        }
        return control !== null
      },
      { timeout: 40_000, message: 'control.json' },
    )
    .toBe(true)
  return control!
}

// Windows come in no promised order: choose by address.
async function findPage(app: ElectronApplication, kind: string): Promise<Page> {
  await expect.poll(() => app.windows().some((page) => page.url().includes(`/${kind}.html`)), { timeout: 30_000, message: `window ${kind}` }).toBe(true)
  return app.windows().find((page) => page.url().includes(`/${kind}.html`))!
}

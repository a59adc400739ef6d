// SPDX-License-Identifier: Apache-2.0
import { writeControlFile } from './controlFile.ts'
import { newToken } from './principals.ts'
import { startControlServer, type ControlServerOptions } from './server.ts'
import type { ControlSources } from './sources.ts'

/** How the control API of a run is opened. `onFault` hears of defects while answering. */
export interface ControlApiOptions {
  readonly dataDir: string
  readonly port: number
  readonly sources: ControlSources
  readonly product?: ControlServerOptions['product']
  readonly onFault?: ControlServerOptions['onFault']
}

/** The control API of a run: its address, the file with its token, and how it ends. */
export interface ControlApi {
  readonly url: string
  readonly port: number
  readonly controlFile: string
  /** Removes control.json at once; for use where the process ends without waiting. */
  removeControlFile(): void
  /** Closes the server and removes control.json. */
  stop(): Promise<void>
}

/** Opens the control API with a fresh token and writes DIR/control.json. Rejects when the port is taken or the file cannot be written. */
export async function startControlApi(options: ControlApiOptions): Promise<ControlApi> {
  const { dataDir, port, sources, product = { name: 'CityOps Wall', version: '0.0.0' }, onFault = () => undefined } = options
  const token = newToken()
  const server = await startControlServer({ port, token, product, sources, onFault })
  try {
    const file = await writeControlFile(dataDir, { url: server.url, token, pid: process.pid })
    return {
      url: server.url,
      port: server.port,
      controlFile: file.path,
      removeControlFile: () => file.remove(),
      stop: async () => {
        file.remove()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}

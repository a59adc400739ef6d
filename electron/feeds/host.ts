// SPDX-License-Identifier: Apache-2.0
import type { MessagePortMain } from 'electron'
import { LiveHost } from './liveHost.ts'
import type { FramePort } from './protocol.ts'
import { ReplayHost } from './replayHost.ts'

// Entry of the feed host's process: everything here runs in an Electron utility process.
const { parentPort } = process
const role = process.argv.includes('--role=replayer') ? 'replayer' : 'live'
const line = { post: (message: unknown) => parentPort.postMessage(message) }
const host = role === 'live' ? new LiveHost(line) : new ReplayHost(line)

parentPort.on('message', ({ data, ports }) => {
  const port = ports[0]
  void host.receive(data, port ? framePort(port) : undefined).then(() => {
    if (isStop(data)) process.exit(0)
  })
})

function framePort(port: MessagePortMain): FramePort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', (event) => listener(event.data)),
    onClose: (listener) => void port.on('close', listener),
    start: () => port.start(),
    close: () => port.close(),
  }
}

function isStop(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'stop'
}

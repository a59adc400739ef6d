// SPDX-License-Identifier: Apache-2.0
import { contextBridge, ipcRenderer } from 'electron'
import { CHANNELS, type Bridge, type PortMessage } from '../../shared/contracts/bridge.ts'

// The page gets three functions and no channel names. Main checks sender, name and input of every call.
type Listener = (event: unknown) => void
const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on(CHANNELS.event, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

ipcRenderer.on(CHANNELS.port, (event, meta: { epoch: string }) => {
  const message: PortMessage = { type: 'cityops-wall:port', epoch: meta.epoch }
  window.postMessage(message, location.origin, [...event.ports])
})

const bridge = {
  command: (name: string, input: unknown, options?: unknown) => ipcRenderer.invoke(CHANNELS.command, name, input, options),
  query: (name: string, input: unknown) => ipcRenderer.invoke(CHANNELS.query, name, input),
  on: (name: string, listener: Listener) => {
    const set = listeners.get(name) ?? new Set<Listener>()
    listeners.set(name, set.add(listener))
    return () => {
      set.delete(listener)
    }
  },
} as unknown as Bridge

contextBridge.exposeInMainWorld('cityopsWall', bridge)

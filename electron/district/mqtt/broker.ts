// SPDX-License-Identifier: Apache-2.0
import { Aedes } from 'aedes'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

/** The MQTT broker inside the district. */
export interface Broker {
  readonly server: Server
  /** Sends a retained message with QoS 0. */
  readonly publish: (topic: string, payload: string) => void
  readonly clients: () => number
  readonly close: () => Promise<void>
}

/** Opens the broker; the caller listens on its server. Clients may read everything and write nothing except the gateway's status. */
export async function openBroker(gatewayId: string): Promise<Broker> {
  const aedes = await Aedes.createBroker({
    authorizePublish: (client, _packet, done) => done(client === null || client.id === gatewayId ? null : new Error('read only')),
  })
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    aedes.handle(socket)
  })
  return {
    server,
    publish: (topic, payload) => {
      aedes.publish({ cmd: 'publish', topic, payload, qos: 0, retain: true, dup: false }, () => undefined)
    },
    clients: () => aedes.connectedClients,
    close: async () => {
      await new Promise<void>((resolve) => aedes.close(resolve))
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

// SPDX-License-Identifier: Apache-2.0
import { connect, type MqttClient } from 'mqtt'
import { explain, type Transport, type TransportListener, type TransportOptions } from './transport.ts'

/** What is subscribed, and under which name. */
export interface MqttOptions extends TransportOptions {
  readonly topic: string
  readonly clientId: string
}

const CONNECT_LIMIT_MS = 10_000
const KEEP_ALIVE_S = 15
// A topic's name, and what of one read belongs to the packets before.
const SIZE_MARGIN_BYTES = 256 * 1024

/** Subscribes to a topic with QoS 1. It never reconnects by itself: when to try again is not its business. */
export function openMqttTransport(options: MqttOptions, listener: TransportListener): Transport {
  let current: MqttClient | null = null
  const release = () => {
    const client = current
    current = null
    if (!client) return
    client.removeAllListeners()
    // A socket that dies late still speaks; nobody may be listening by then, and that is no crash.
    client.on('error', () => undefined)
    client.end(true)
  }
  return {
    start: () => {
      release()
      const client = connect(options.url, connectOptions(options))
      current = client
      const fail = (message: string) => {
        if (current !== client) return
        release()
        listener.failed(message)
      }
      listen(client, { options, listener, fail })
    },
    stop: release,
  }
}

interface Wiring {
  readonly options: MqttOptions
  readonly listener: TransportListener
  readonly fail: (message: string) => void
}

function listen(client: MqttClient, { options, listener, fail }: Wiring): void {
  client.on('connect', () => {
    client.subscribe(options.topic, { qos: 1 }, (error, granted) => {
      if (error) fail(`subscribing failed: ${explain(error)}`)
      else if (granted?.some((grant) => grant.qos >= 128)) fail(`the broker refuses the topic ${options.topic}`)
      else {
        listener.opened()
        listener.alive()
      }
    })
  })
  watchSize(client, { options, listener, fail })
  client.on('message', (topic, payload) => listener.bytes(payload, { topic }))
  client.on('packetreceive', (packet) => {
    if (packet.cmd === 'pingresp') listener.alive()
  })
  client.on('error', (error) => fail(explain(error)))
  client.on('close', () => fail('the broker closed the connection'))
}

// MQTT 3.1.1 lets nobody say how large a packet may be; one that has begun cannot be skipped, only the connection given up.
function watchSize(client: MqttClient, { options, listener, fail }: Wiring): void {
  const limit = options.maxBytes + SIZE_MARGIN_BYTES
  let unread = 0
  client.on('packetreceive', () => (unread = 0))
  client.stream.on('data', (chunk: Uint8Array) => {
    unread += chunk.length
    if (unread <= limit) return
    const reason = `a message is larger than ${options.maxBytes} bytes`
    unread = 0
    listener.refused(reason, options.topic)
    fail(reason)
  })
}

function connectOptions(options: MqttOptions): Parameters<typeof connect>[1] & object {
  return {
    clientId: options.clientId,
    clean: true,
    reconnectPeriod: 0,
    connectTimeout: CONNECT_LIMIT_MS,
    keepalive: KEEP_ALIVE_S,
    reschedulePings: false,
    queueQoSZero: false,
    ...(options.username === undefined ? {} : { username: options.username }),
    ...(options.password === undefined ? {} : { password: options.password }),
  }
}

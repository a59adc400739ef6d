// SPDX-License-Identifier: Apache-2.0
import { connectAsync } from 'mqtt'

/** The client id of the district's own gateway; only it may publish from outside. */
export const GATEWAY_ID = 'district-gateway'
export const STATUS_TOPIC = 'district/310117/status'

/** The gateway that says whether the district's devices are online, with a last will for when it falls away. */
export interface Gateway {
  readonly close: () => Promise<void>
}

/** Signs in to the district's own broker, says online, and leaves an offline will; rejects when the broker does not answer. */
export async function openGateway(url: string, now: () => number): Promise<Gateway> {
  const client = await connectAsync(
    url,
    {
      clientId: GATEWAY_ID,
      reconnectPeriod: 2000,
      connectTimeout: 10_000,
      will: { topic: STATUS_TOPIC, payload: Buffer.from(statusText(false, now())), qos: 0, retain: true },
    },
    false,
  )
  const sayOnline = (): unknown => client.publish(STATUS_TOPIC, statusText(true, now()), { retain: true })
  // Reconnecting is the client's own business; an unheard 'error' would end the process.
  client.on('error', () => undefined)
  client.on('connect', sayOnline)
  sayOnline()
  return {
    close: async () => {
      await client.publishAsync(STATUS_TOPIC, statusText(false, now()), { retain: true }).catch(() => undefined)
      await client.endAsync(true).catch(() => undefined)
    },
  }
}

function statusText(online: boolean, t: number): string {
  return JSON.stringify({ online, gateway: '示范区物联网关', t, demo: true })
}

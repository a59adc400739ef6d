// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { failure, success, type Result } from '../../shared/base/index.ts'
import { ADAPTERS, type FeedDefinition } from '../../shared/feeds/index.ts'
import { openHttpTransport, openMqttTransport, openSseTransport, type Transport, type TransportListener, type TransportOptions } from '../transports/index.ts'

const LEAST_IDLE_MS = 45_000

/** Opens the transport a feed's adapter travels on; fails when a secret it refers to is not set. */
export function openTransport(definition: FeedDefinition, secrets: Readonly<Record<string, string>>, listener: TransportListener): Result<Transport, 'secret'> {
  const options = transportOptions(definition, secrets)
  if (!options.ok) return options
  const adapter = ADAPTERS[definition.adapter]
  switch (adapter.transport) {
    case 'http':
      return success(openHttpTransport({ ...options.value, pollMs: 1000 * (definition.pollS ?? definition.periodS), links: adapter.links }, listener))
    case 'sse':
      return success(openSseTransport({ ...options.value, idleLimitMs: Math.max(LEAST_IDLE_MS, 1500 * definition.periodS) }, listener))
    case 'mqtt':
      return success(openMqttTransport({ ...options.value, topic: definition.topic ?? '#', clientId: clientId(definition.id) }, listener))
  }
}

function transportOptions(definition: FeedDefinition, secrets: Readonly<Record<string, string>>): Result<TransportOptions, 'secret'> {
  const missing: string[] = []
  const resolve = (text: string) =>
    text.replace(/secret:([A-Za-z0-9_-]{1,80})/g, (_whole, name: string) => {
      const value = secrets[name]
      if (value === undefined) missing.push(name)
      return value ?? ''
    })
  const headers = Object.fromEntries(Object.entries(definition.headers).map(([name, value]) => [name.toLowerCase(), resolve(value)]))
  const password = definition.password === undefined ? undefined : resolve(definition.password)
  if (missing.length > 0) return failure('secret', `the secret ${missing.join(', ')} is not set`)
  return success({ url: definition.url, headers, maxBytes: definition.maxBytes, username: definition.username, password })
}

// Two walls of one hall subscribe side by side: a shared name would make the broker throw each other out.
function clientId(feedId: string): string {
  return `cityops-${feedId.slice(0, 40)}-${randomBytes(4).toString('hex')}`
}

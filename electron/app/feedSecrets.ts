// SPDX-License-Identifier: Apache-2.0
import type { HallConfig } from '../../shared/config/index.ts'
import { resolveSecret, type SecretPlaces } from '../storage/index.ts'

const REFERENCE = /secret:([A-Za-z0-9_-]{1,80})/g

/** Resolves every `secret:NAME` the feeds name; what cannot be resolved is told and left out, and never blocks the start. */
export async function resolveFeedSecrets(
  feeds: HallConfig['feeds'],
  places: SecretPlaces,
  tell: (code: string, detail: string) => void,
): Promise<Record<string, string>> {
  const texts = feeds.flatMap((feed) => [feed.password ?? '', ...Object.values(feed.headers)])
  const names = new Set(texts.flatMap((text) => [...text.matchAll(REFERENCE)].map((match) => match[1]!)))
  const secrets: Record<string, string> = {}
  for (const name of names) {
    const answer = await resolveSecret(name, places)
    if (answer.ok) secrets[name] = answer.value
    else tell(answer.problem.code, answer.problem.message)
  }
  return secrets
}

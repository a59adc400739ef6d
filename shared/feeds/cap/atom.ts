// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { readText } from '../document.ts'
import { readXml } from './xml.ts'

const MOST_LINKS = 500
const linkSchema = z.object({ '@href': z.string().min(1).max(2000), '@type': z.string().optional(), '@rel': z.string().optional() })
const feedSchema = z.object({ entry: z.array(z.object({ link: z.array(linkSchema).default([]) })).default([]) })

/**
 * Addresses of the alerts an Atom index names, one an entry, as written (relative ones are resolved by who fetches them).
 * Null when the document is no Atom index; an index that cannot be read is none either, and the decoder says why.
 */
export function linkedAlerts(bytes: Uint8Array): readonly string[] | null {
  const text = readText(bytes)
  if (!text.ok) return null
  const root = readXml(text.value)
  if (!root.ok || !('feed' in root.value)) return null
  const feed = feedSchema.safeParse(root.value['feed'])
  if (!feed.success) return []
  return feed.data.entry
    .flatMap((entry) => {
      const link = entry.link.find((one) => one['@type'] === 'application/cap+xml') ?? entry.link.find((one) => (one['@rel'] ?? 'alternate') === 'alternate')
      return link ? [link['@href']] : []
    })
    .slice(0, MOST_LINKS)
}

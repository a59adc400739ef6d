// SPDX-License-Identifier: Apache-2.0
import { DecodeReport, type DecodeContext } from './decoded.ts'
import { MOST_ITEMS, dangerousKeyIn, mayHoldDangerousKeys, readJson, readText } from './document.ts'
import { isFields, listItems, openItem } from './geojson.ts'
import { mapItem } from './mapping.ts'
import type { TopicParts } from './path.ts'

/** Decodes a JSON document of any shape the mapping describes; what the http-json, mqtt and sse adapters share. */
export function decodeJson(bytes: Uint8Array, context: DecodeContext): DecodeReport {
  const report = new DecodeReport()
  const { plan } = context
  if (bytes.length > plan.definition.maxBytes) return report.refuse(`the payload of ${bytes.length} bytes is larger than ${plan.definition.maxBytes}`, '')
  const text = readText(bytes)
  if (!text.ok) return report.refuse(text.message, '')
  const document = readJson(text.value)
  if (!document.ok) return report.refuse(document.message, text.value)
  const items = itemsOf(document.value, context)
  if (!items) return report.refuse(`items: the document has no list at "${plan.definition.items}"`, text.value)
  if (items.length > MOST_ITEMS) return report.refuse(`the document has ${items.length} items, more than ${MOST_ITEMS}`, text.value)
  const topic = topicParts(context)
  const suspicious = mayHoldDangerousKeys(text.value)
  for (const [index, value] of items.entries()) {
    const item = openItem(value)
    if (!item) {
      report.refuse('an item is no object', value)
      continue
    }
    const dangerous = suspicious ? dangerousKeyIn(value) : null
    if (dangerous !== null) report.refuse(`the key "${dangerous}" is refused`, value)
    else mapItem(item, { item: item.fields, root: document.value, index, topic }, { plan, receivedAt: context.receivedAt, report })
  }
  return report
}

function itemsOf(document: unknown, context: DecodeContext): readonly unknown[] | null {
  const { items } = context.plan
  if (!items) return listItems(document)
  const found = items({ item: isFields(document) ? document : {}, root: document, index: 0 })
  return found === undefined || found === null ? null : listItems(found)
}

function topicParts(context: DecodeContext): TopicParts | undefined {
  if (context.topic === undefined) return undefined
  const segments = context.topic.split('/')
  return { segments, name: segments[context.plan.nameSegment] }
}

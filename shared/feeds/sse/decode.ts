// SPDX-License-Identifier: Apache-2.0
import { DecodeReport, type Decode } from '../decoded.ts'
import { decodeJson } from '../jsonItems.ts'

/** Data of one server-sent event; events of other names belong to other feeds and are passed over. */
export const decodeSse: Decode = (bytes, context) => {
  const { events } = context.plan.definition
  return events && !events.includes(context.event ?? 'message') ? new DecodeReport() : decodeJson(bytes, context)
}

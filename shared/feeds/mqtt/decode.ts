// SPDX-License-Identifier: Apache-2.0
import type { Decode } from '../decoded.ts'
import { decodeJson } from '../jsonItems.ts'

/** One MQTT message: a JSON object, a list, or a bare number; without an id of its own it is named by the topic's `+` segment. */
export const decodeMqtt: Decode = (bytes, context) => decodeJson(bytes, context)

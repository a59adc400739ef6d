// SPDX-License-Identifier: Apache-2.0
import type { Decode } from '../decoded.ts'
import { decodeJson } from '../jsonItems.ts'

/** A polled JSON or GeoJSON document: a list, an object with a list inside, a feature collection or one object. */
export const decodeHttpJson: Decode = (bytes, context) => decodeJson(bytes, context)

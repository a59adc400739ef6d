// SPDX-License-Identifier: Apache-2.0
import { G60_POINT } from '../../model/places.ts'

/** The hill and its car parks (佘山). */
export const SHESHAN = { lon: 121.192, lat: 31.097 }

/** The botanical garden (辰山植物园). */
export const CHENSHAN = { lon: 121.181, lat: 31.078 }

/** The motorway toll station that jams. */
export const TOLL = { lon: G60_POINT.lon, lat: G60_POINT.lat }

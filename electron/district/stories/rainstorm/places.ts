// SPDX-License-Identifier: Apache-2.0
import { UNDERPASS } from '../../model/places.ts'

/** Codes of the towns in the north, where it rains most. */
export const NORTH = ['310117102', '310117107', '310117006', '310117106', '310117105', '310117103']

/** The underpass that floods. */
export const SITE = { lon: UNDERPASS.lon, lat: UNDERPASS.lat }

/** Where a tree falls on a power line. */
export const OUTAGE = { lon: 121.2985, lat: 31.0205 }

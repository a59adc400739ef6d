// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** 2000-01-01 and 2100-01-01: an instant outside is a wrong clock or a hostile record, not news. */
export const EARLIEST_INSTANT = 946_684_800_000
export const LATEST_INSTANT = 4_102_444_800_000

/** An instant: whole milliseconds since 1970-01-01T00:00:00Z, between the years 2000 and 2100. */
export const instantSchema = z.number().int().min(EARLIEST_INSTANT).max(LATEST_INSTANT)

/** A permanent lower-case name such as the `source` of a feed: it never changes when an address does. */
export const slugSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'lower-case letters, digits, dot and hyphen, at most 64')

/** `real`, or the id of a drill run (演练): state is folded per realm and a drill never leaves the hall. */
export const realmSchema = z.string().regex(/^(real|drill-[a-z0-9-]{1,40})$/)

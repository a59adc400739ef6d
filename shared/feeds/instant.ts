// SPDX-License-Identifier: Apache-2.0
import { EARLIEST_INSTANT, LATEST_INSTANT } from '../domain/index.ts'
import type { TimeFormat } from './definition.ts'

const BEIJING_MINUTES = 8 * 60
// Below: seconds since 1970 until the year 5138; above: milliseconds since 1973.
const SECONDS_LIMIT = 1e11
const WRITTEN = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/

/** Epoch milliseconds of a source's instant, or null when it is none or lies outside 2000–2100. Without a zone it is Beijing time. */
export function parseInstant(value: unknown, format: TimeFormat): number | null {
  const at = typeof value === 'number' ? fromNumber(value, format) : typeof value === 'string' ? fromText(value.trim(), format) : null
  return at !== null && at >= EARLIEST_INSTANT && at <= LATEST_INSTANT ? at : null
}

function fromNumber(value: number, format: TimeFormat): number | null {
  if (!Number.isFinite(value) || format === 'iso' || format === 'beijing') return null
  if (format === 'epochMs') return Math.round(value)
  return Math.round(format === 'epochS' || value < SECONDS_LIMIT ? value * 1000 : value)
}

function fromText(text: string, format: TimeFormat): number | null {
  if (text.length > 40) return null
  const compact = format === 'epochMs' || format === 'epochS' ? null : COMPACT.exec(text)
  if (compact) return fromParts(compact.slice(1).map(Number), BEIJING_MINUTES)
  if (/^-?\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text), format)
  const match = format === 'epochMs' || format === 'epochS' ? null : WRITTEN.exec(text)
  if (!match) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match
  const at = fromParts([year, month, day, hour, minute, second].map(Number), zone === undefined ? BEIJING_MINUTES : zoneMinutes(zone))
  return at === null ? null : at + Number(fraction.padEnd(3, '0'))
}

function zoneMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
}

// The 31st of February is a wrong record, not the 3rd of March.
function fromParts(parts: readonly number[], offsetMinutes: number): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  if (local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null
  return local.getTime() - offsetMinutes * 60_000
}

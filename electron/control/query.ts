// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { issueText } from '../../shared/commands/index.ts'
import { instantSchema } from '../../shared/domain/index.ts'
import { ApiRefusal } from './answer.ts'

/** An instant in a query: epoch milliseconds or ISO 8601 with a time zone. */
export const instantText = z
  .string()
  .max(40)
  .describe('epoch milliseconds or ISO 8601 with a time zone')
  .transform((text, context) => {
    const value = /^\d+$/.test(text) ? Number(text) : /(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : NaN
    if (instantSchema.safeParse(value).success) return value
    context.addIssue({ code: 'custom', message: 'epoch milliseconds, or ISO 8601 with a time zone' })
    return z.NEVER
  })

/** A WGS 84 box in a query: west,south,east,north in degrees. */
export const boxText = z
  .string()
  .max(100)
  .describe('west,south,east,north in WGS 84 degrees')
  .transform((text, context) => {
    const [west = NaN, south = NaN, east = NaN, north = NaN, ...more] = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
    const isBox = more.length === 0 && west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north
    if (isBox) return [west, south, east, north] as const
    context.addIssue({ code: 'custom', message: 'west,south,east,north in degrees' })
    return z.NEVER
  })

/** A whole number in a query. */
export function wholeText(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
}

/** A SHA-256 in a query, in hexadecimal; answered in lower case. */
export const hashText = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'a SHA-256 in hexadecimal')
  .transform((text) => text.toLowerCase())

/** Reads a query by its schema; unknown and repeated names are refused. Throws ApiRefusal 400. */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, given: URLSearchParams): z.output<Schema> {
  const fields = Object.fromEntries(given)
  if ([...given.keys()].length !== Object.keys(fields).length)
    throw new ApiRefusal(400, 'bad-input', { zh: '查询参数重复', en: 'a query field stands there twice' })
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  throw new ApiRefusal(400, 'bad-input', issueText(schema, fields, 'query') ?? 'query')
}

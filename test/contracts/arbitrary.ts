// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { z } from 'zod'

// Words that meet something in the state under test, and names that every object inherits.
const TELLING = ['s1', 's2', 'overview', 'map', 'emergency', 'district', 'water-1', 'police', 'natural-1', 'constructor', '__proto__', 'toString', '']

type JsonSchema = z.core.JSONSchema.JSONSchema

/** Random values of a zod schema (from its JSON Schema; what refinements refuse is filtered out). */
export function arbitraryOf<Schema extends z.ZodType>(schema: Schema): fc.Arbitrary<z.output<Schema>> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema
  return fromJson(json)
    .map((value) => schema.safeParse(value))
    .filter((parsed) => parsed.success)
    .map((parsed) => parsed.data as z.output<Schema>)
}

function fromJson(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => fromJson(choice as JsonSchema)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema)
    case 'array':
      return arrayOf(schema)
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000_000, max: schema.maximum ?? 2 ** 31 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

function objectOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {}).map(([name, value]) => [name, fromJson(value as JsonSchema)] as const)
  const required = (schema.required ?? []) as string[]
  if (properties.length === 0 && typeof schema.additionalProperties === 'object')
    return fc.dictionary(fc.string(), fromJson(schema.additionalProperties as JsonSchema), { maxKeys: 4 })
  return fc.record(Object.fromEntries(properties), { requiredKeys: required })
}

function arrayOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.prefixItems)) return fc.tuple(...schema.prefixItems.map((item) => fromJson(item as JsonSchema)))
  const minLength = schema.minItems ?? 0
  return fc.array(fromJson(schema.items as JsonSchema), { minLength, maxLength: Math.max(minLength, Math.min(schema.maxItems ?? 6, 6)) })
}

function textOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const random = schema.pattern
    ? fc.stringMatching(new RegExp(schema.pattern))
    : fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 40), unit: 'grapheme' })
  return fc.oneof(random, fc.constantFrom(...TELLING))
}

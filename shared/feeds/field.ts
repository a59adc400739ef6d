// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { FieldMapping } from './definition.ts'
import { parseInstant } from './instant.ts'
import { compileCondition, compilePath, headOf, type Getter, type Scope } from './path.ts'

/** A compiled field: its value from the source (undefined = leave it out) and the top-level fields it reads. */
export interface CompiledField {
  readonly read: Getter
  readonly heads: readonly string[]
}

type Rules = Exclude<FieldMapping, string>
type Form = NonNullable<Rules['as']>

/** Compiles one mapped field; `wanted` is the form our schema expects when the mapping does not say. */
export function compileField(mapping: FieldMapping, wanted: Form | undefined): CompiledField {
  const rules: Rules = typeof mapping === 'string' ? { path: mapping } : mapping
  const source: Getter = rules.path === undefined ? () => rules.value : compilePath(rules.path)
  const steps = [...codeSteps(rules), ...formSteps(rules, wanted), ...numberSteps(rules)]
  const condition = rules.when ? compileCondition(rules.when) : null
  const read: Getter = (scope) => {
    if (condition && !condition(scope)) return rules.default
    let value = source(scope)
    for (const step of steps) {
      if (isNothing(value)) break
      value = step(value, scope)
    }
    return isNothing(value) ? rules.default : value
  }
  const heads = [rules.path, rules.percentChangeFrom, rules.when?.path].flatMap((path) => (path === undefined ? [] : (headOf(path) ?? [])))
  return { read, heads }
}

type Step = (value: unknown, scope: Scope) => unknown

function codeSteps(rules: Rules): Step[] {
  const { codes } = rules
  if (!codes) return []
  const table = new Map(Object.entries(codes))
  // With a default, a code the table does not know is the default; without one it stays, and the schema judges it.
  return [(value) => table.get(String(value)) ?? (rules.default === undefined ? value : undefined)]
}

function formSteps(rules: Rules, wanted: Form | undefined): Step[] {
  const form = rules.as ?? wanted
  return form ? [FORMS[form](rules)] : []
}

function numberSteps(rules: Rules): Step[] {
  const steps: Step[] = []
  const { scale, percentChangeFrom } = rules
  if (scale !== undefined) steps.push((value) => (typeof value === 'number' ? value * scale : value))
  if (percentChangeFrom !== undefined) {
    const base = compilePath(percentChangeFrom)
    steps.push((value, scope) => percentChange(value, toNumber(base(scope))))
  }
  return steps
}

function percentChange(value: unknown, base: unknown): unknown {
  if (typeof value !== 'number' || typeof base !== 'number' || base === 0) return undefined
  return Math.round(((value - base) / base) * 1000) / 10
}

const FORMS: Record<Form, (rules: Rules) => Step> = {
  text: () => (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  number: () => toNumber,
  // A date that is none leaves an optional field out by failing the schema, so the reject names the field.
  instant: () => (value) => parseInstant(value, 'auto') ?? Number.NaN,
  list: (rules) => (value) =>
    Array.isArray(value)
      ? value
          .filter((one) => !isNothing(one))
          .map(String)
          .join(rules.separator ?? '、')
      : value,
  sum: () => (value) => (Array.isArray(value) ? value.reduce<number>((sum, one) => sum + Number(one), 0) : toNumber(value)),
  numbers: () => (value) => (Array.isArray(value) ? value.map((one) => (isNothing(one) ? null : toNumber(one))) : value),
}

/** A number, also from a text that is nothing but a number; anything else comes back as it was. */
function toNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*$/.test(value) ? Number(value) : value
}

// Sources write "nothing" as null and as an empty text alike.
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** The form a field of our schema wants from a source that does not type its values. */
export function wantedForm(name: string, schema: z.ZodType): Form | undefined {
  if (/At$|^since$/.test(name)) return 'instant'
  const type = innerType(schema)
  if (type === 'number') return 'number'
  if (type === 'string' || type === 'enum') return 'text'
  return type === 'array' ? 'numbers' : undefined
}

function innerType(schema: z.ZodType): string {
  let current = schema as z.ZodType & { unwrap?: () => z.ZodType }
  while ((current.type === 'optional' || current.type === 'nullable') && current.unwrap) current = current.unwrap() as typeof current
  return current.type
}

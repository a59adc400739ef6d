// SPDX-License-Identifier: Apache-2.0
import type { Condition } from './definition.ts'

/** What a path may look at: the item, the document around it, its place in the list, the topic it came on. */
export interface Scope {
  readonly item: Readonly<Record<string, unknown>>
  readonly root: unknown
  readonly index: number
  readonly topic?: TopicParts | undefined
}

/** An MQTT topic in its segments; `name` is what stands at the first `+` of the subscription. */
export interface TopicParts {
  readonly segments: readonly string[]
  readonly name: string | undefined
}

/** Reads one value; undefined when there is none. */
export type Getter = (scope: Scope) => unknown

/** Compiles a path (see `definition.ts`) once, so that a thousand records a second do not parse it again. */
export function compilePath(path: string): Getter {
  if (path === '#index') return (scope) => scope.index
  if (path === '#topic') return (scope) => scope.topic?.name
  if (path.startsWith('#topic.')) {
    const position = Number(path.slice('#topic.'.length))
    return (scope) => scope.topic?.segments[position]
  }
  const fromRoot = path === '$' || path.startsWith('$.')
  const steps = path.split('.').slice(fromRoot ? 1 : 0)
  const [only] = steps
  if (!fromRoot && steps.length === 1 && only !== undefined) return (scope) => own(scope.item, only)
  return (scope) => walk(fromRoot ? scope.root : scope.item, steps, 0)
}

/** The top-level field of the item a path reads, if it reads one. */
export function headOf(path: string): string | null {
  return path.startsWith('#') || path.startsWith('$') ? null : (path.split('.')[0] ?? null)
}

/** Compiles a condition; codes are compared as text, so that `2` and `"2"` are the same. */
export function compileCondition(condition: Condition): (scope: Scope) => boolean {
  const get = compilePath(condition.path)
  const wanted = new Set(condition.in.map(String))
  return (scope) => wanted.has(String(get(scope)))
}

function walk(value: unknown, steps: readonly string[], from: number): unknown {
  let current = value
  for (let index = from; index < steps.length; index++) {
    const step = steps[index]!
    if (step === '*') return Array.isArray(current) ? current.map((one) => walk(one, steps, index + 1)) : undefined
    current = own(current, step)
    if (current === undefined) return undefined
  }
  return current
}

// Own properties only: a path never reaches into a prototype.
function own(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}

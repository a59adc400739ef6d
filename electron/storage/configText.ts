// SPDX-License-Identifier: Apache-2.0
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { hallConfigSchema, type HallConfig } from '../../shared/config/index.ts'

/** What is wrong with hall.yaml, and where. `code` has words in the renderer; `message` is for the log. */
export interface ConfigProblem {
  readonly code: 'config-unreadable' | 'config-not-yaml' | 'config-unknown-field' | 'config-not-valid' | 'config-last-good-used' | 'config-not-kept'
  readonly line: number | null
  readonly path: string
  readonly message: string
}

/** A text read as configuration: the whole of it, or all its problems. */
export type ParsedConfig = { readonly ok: true; readonly config: HallConfig } | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

const MOST_PROBLEMS = 50

/** Reads the text of hall.yaml. Unknown fields are refused; an empty text is a configuration of defaults. */
export function parseConfigText(text: string): ParsedConfig {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' })
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors
        .slice(0, MOST_PROBLEMS)
        .map((error) => ({ code: 'config-not-yaml', line: error.linePos?.[0].line ?? null, path: '', message: error.message.split('\n')[0] ?? '' })),
    }
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch (error) {
    return { ok: false, problems: [{ code: 'config-not-yaml', line: null, path: '', message: String((error as Error).message) }] }
  }
  const parsed = hallConfigSchema.safeParse(value)
  if (parsed.success) return { ok: true, config: parsed.data }
  const problems = parsed.error.issues.flatMap((issue) => toProblems(issue, document, lines))
  return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
}

function toProblems(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): ConfigProblem[] {
  const path = asWritten(
    document,
    issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
  )
  if (issue.code !== 'unrecognized_keys')
    return [{ code: 'config-not-valid', line: lineOf(document, lines, path), path: path.join('.'), message: issue.message }]
  return issue.keys.map((key) => ({
    code: 'config-unknown-field',
    line: lineOf(document, lines, [...path, key]),
    path: [...path, key].join('.'),
    message: `there is no field "${key}"`,
  }))
}

// A check across sections names a row by its id, because merging moved it; in the text it stands at a place of its list.
function asWritten(document: Document, path: readonly (string | number)[]): (string | number)[] {
  return path.map((part, depth) => {
    const list: unknown = typeof part === 'string' ? document.getIn(path.slice(0, depth), true) : null
    const index = isSeq(list) ? list.items.findIndex((item) => isMap(item) && item.get('id') === part) : -1
    return index < 0 ? part : index
  })
}

// The line of the field's own name where it stands in a map; of the nearest thing around it otherwise.
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | null {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const parent: unknown = depth > 0 ? document.getIn(path.slice(0, depth - 1), true) : null
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === path[depth - 1]) : undefined
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return null
}

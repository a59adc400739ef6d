// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { COMMAND_TABLE, REFUSALS, type CommandName } from '../../shared/contracts/index.ts'
import type { Route } from './route.ts'

/** Title and version that stand on the description. */
export interface ApiProduct {
  readonly name: string
  readonly version: string
}

/** OpenAPI 3.1 description of the routes, with one request schema for each command of the table. */
export function openApi(routes: readonly Route[], product: ApiProduct, url: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route)
  return {
    openapi: '3.1.0',
    info: { title: `${product.name} control API`, version: product.version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url }],
    security: [{ token: [] }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The token of control.json.' } }, schemas: schemas() },
  }
}

function operation(route: Route): unknown {
  const inPath = /\{(\w+)\}/.exec(route.path)?.[1]
  const parameters = [...(inPath ? [{ name: inPath, in: 'path', required: true, schema: { type: 'string' } }] : []), ...queryParameters(route.query)]
  const bodySchema = route.body ? toSchema(route.body) : { $ref: '#/components/schemas/Command' }
  const body = { required: true, content: { 'application/json': { schema: bodySchema } } }
  const answer = (type: string) => [
    type,
    type === 'application/json' && route.method === 'POST' && !route.body ? { schema: { $ref: '#/components/schemas/CommandAnswer' } } : {},
  ]
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace('/api/v1', '').replace(/[^a-zA-Z]+(\w?)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    description: `Roles: ${route.roles.join(', ')}.`,
    parameters,
    ...(route.method === 'POST' ? { requestBody: body } : {}),
    responses: {
      200: { description: route.summary, content: Object.fromEntries(route.answers.map(answer)) },
      default: {
        description: 'A refusal: 400, 401, 403, 404, 405, 413, 415 or 503.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}

function queryParameters(query: z.ZodObject): unknown[] {
  const { properties = {}, required = [] } = toSchema(query)
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
}

function schemas(): Record<string, unknown> {
  const names = Object.keys(COMMAND_TABLE) as CommandName[]
  const refusal = {
    type: 'object',
    required: ['ok', 'code', 'message', 'messageZh'],
    properties: { ok: { const: false }, code: { type: 'string' }, message: { type: 'string' }, messageZh: { type: 'string' } },
  }
  return {
    Command: { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) },
    CommandAnswer: { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}.answer` })).concat([{ $ref: '#/components/schemas/CommandRefusal' }]) },
    CommandRefusal: { ...refusal, properties: { ...refusal.properties, code: { enum: REFUSALS } } },
    Refusal: refusal,
    ...Object.fromEntries(
      names.flatMap((name) => [
        [name, commandSchema(name)],
        [`${name}.answer`, answerSchema(name)],
      ]),
    ),
  }
}

function commandSchema(name: CommandName): unknown {
  const { summary, roles, input } = COMMAND_TABLE[name]
  return {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'input'],
    description: `${summary} Roles: ${roles.join(', ')}.`,
    properties: {
      name: { const: name },
      input: toSchema(input),
      commandId: { type: 'string', minLength: 1, maxLength: 200 },
      realm: REALM,
      preview: { type: 'boolean' },
    },
  }
}

const CHANGE = { type: 'object', required: ['path', 'before', 'after'], properties: { path: { type: 'string' }, before: {}, after: {} } }
const EVENT = { type: 'object', properties: { type: { type: 'string' }, realm: { type: 'string' }, body: { type: 'object' } } }
const PREVIEW_FIELDS = {
  preview: { const: true, description: 'A dry run: seq and commandId are absent, nothing was done.' },
  events: { type: 'array', items: EVENT },
  changes: { type: 'array', items: CHANGE },
  changesLeftOut: { type: 'integer' },
}
const REALM = { type: 'string', description: 'real, or the id of an open drill' }

function answerSchema(name: CommandName): unknown {
  const value = {
    anyOf: [toSchema(COMMAND_TABLE[name].output), { type: 'null', description: 'The command was done in an earlier run; its value is no longer known.' }],
  }
  return {
    type: 'object',
    required: ['ok', 'value'],
    properties: { ok: { const: true }, value, seq: { type: 'integer' }, commandId: { type: 'string' }, ...PREVIEW_FIELDS },
  }
}

function toSchema(schema: z.ZodType): { properties?: Record<string, unknown>; required?: string[] } {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}

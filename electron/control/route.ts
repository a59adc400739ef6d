// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Actor } from '../../shared/domain/index.ts'
import type { EventStreams } from './eventStream.ts'
import type { ControlSources } from './sources.ts'

type Role = Actor['role']

/** Everybody who may sign in: what the wall shows anyway. */
export const EVERYONE: readonly Role[] = ['operator', 'leader', 'presenter', 'admin', 'feed']
/** Those who answer for the hall: the record of what was done, pictures of the screens, names and telephones. */
export const IN_CHARGE: readonly Role[] = ['operator', 'leader', 'admin']
/** Who gives tokens out. */
export const ADMIN_ONLY: readonly Role[] = ['admin']

/** What a route gets to answer one request. */
export interface RouteContext<Query> {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly sources: ControlSources
  readonly streams: EventStreams
  /** Who asks, by the token of the request. */
  readonly actor: Actor
  /** The `{id}` of the path, decoded; empty where the path has none. */
  readonly id: string
  readonly query: Query
}

/** One row of the API. `answers` lists content types, the first is the usual one. */
export interface Route<Schema extends z.ZodObject = z.ZodObject> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly summary: string
  /** Who may use it. */
  readonly roles: readonly Role[]
  readonly query: Schema
  /** Body of a POST; absent for the route of commands, whose bodies are those of the table. */
  readonly body?: z.ZodObject
  readonly answers: readonly string[]
  readonly handle: (context: RouteContext<z.output<Schema>>) => Promise<void>
}

/** Declares a route with its query tied to its handler. */
export function defineRoute<Schema extends z.ZodObject>(route: Route<Schema>): Route {
  return route as unknown as Route
}

/** Content type of the most routes. */
export const JSON_ONLY = ['application/json'] as const

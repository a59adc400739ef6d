// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ruleTables } from '../../shared/rules/tables.ts'
import { sendJson, withIso } from './answer.ts'
import { EVERYONE, IN_CHARGE, JSON_ONLY, defineRoute, type Route } from './route.ts'

const nothing = z.strictObject({})

const rules = defineRoute({
  method: 'GET',
  path: '/api/v1/rules',
  roles: EVERYONE,
  query: nothing,
  answers: JSON_ONLY,
  summary: 'The rules of command in force as tables: each row with its source, its confidence and its path in hall.yaml.',
  handle: async ({ response, sources }) => sendJson(response, { ok: true, tables: ruleTables(sources.hall.rules()) }),
})

const organisation = defineRoute({
  method: 'GET',
  path: '/api/v1/organisation',
  roles: IN_CHARGE,
  query: nothing,
  answers: JSON_ONLY,
  summary: 'Units, posts and sectors as last imported, with the date their owner gave.',
  handle: async ({ response, sources }) => sendJson(response, { ok: true, ...(withIso(sources.hall.state().organisation) as object) }),
})

/** Routes of what the hall stands on: its rules and its organisation. */
export const HALL_ROUTES: readonly Route[] = [rules, organisation]

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { issueText } from '../../shared/commands/index.ts'
import { GRANTED_ROLES, type Principal } from '../../shared/hall/index.ts'
import { ApiRefusal, sendJson, withIso } from './answer.ts'
import { readJson } from './guard.ts'
import { newToken, tokenHash } from './principals.ts'
import { ADMIN_ONLY, JSON_ONLY, defineRoute, type Route } from './route.ts'

const nothing = z.strictObject({})
const grantSchema = z.strictObject({ principal: z.string().min(1).max(80), role: z.enum(GRANTED_ROLES) })

const list = defineRoute({
  method: 'GET',
  path: '/api/v1/tokens',
  roles: ADMIN_ONLY,
  query: nothing,
  answers: JSON_ONLY,
  summary: 'Principals with a lasting token: role, since when, given by whom; never a token or its hash.',
  handle: async ({ response, sources }) => {
    const principals = Object.values(sources.hall.state().principals).map(withoutHash)
    sendJson(response, { ok: true, tokens: withIso(principals) })
  },
})

const grant = defineRoute({
  method: 'POST',
  path: '/api/v1/tokens',
  roles: ADMIN_ONLY,
  query: nothing,
  body: grantSchema,
  answers: JSON_ONLY,
  summary: 'Make a lasting token for a principal with a role. The token is answered this once and kept nowhere; an earlier one of the principal ends.',
  handle: async ({ request, response, sources, actor }) => {
    const body = await readJson(request)
    const parsed = grantSchema.safeParse(body)
    if (!parsed.success) throw new ApiRefusal(400, 'bad-input', issueText(grantSchema, body, 'body') ?? 'body')
    const { principal, role } = parsed.data
    const token = newToken()
    const answer = await sources.hall.execute({ name: 'access.grant', input: { principal, role, tokenHash: tokenHash(token) } }, actor)
    sendJson(response, answer.ok ? { ok: true, principal, role, token } : answer)
  },
})

const revoke = defineRoute({
  method: 'DELETE',
  path: '/api/v1/tokens/{principal}',
  roles: ADMIN_ONLY,
  query: nothing,
  answers: JSON_ONLY,
  summary: 'Take a principal’s lasting token back; requests with it are refused from now on.',
  handle: async ({ response, sources, actor, id }) => {
    const answer = await sources.hall.execute({ name: 'access.revoke', input: { principal: id } }, actor)
    sendJson(response, answer.ok ? { ok: true, principal: id } : answer)
  },
})

/** Routes of lasting tokens. */
export const ACCESS_ROUTES: readonly Route[] = [list, grant, revoke]

function withoutHash({ tokenHash: _hash, ...rest }: Principal): Omit<Principal, 'tokenHash'> {
  return rest
}

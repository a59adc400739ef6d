// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { slugSchema } from '../domain/index.ts'
import { GRANTED_ROLES } from '../hall/index.ts'
import { accept, defineCommand, type EventDraft } from './command.ts'
import { refuse } from './refusals.ts'

/** Names the application itself acts under; a token in such a name could not be told from it in the journal. */
const OWN_PRINCIPALS: ReadonlySet<string> = new Set(['system', 'console', 'wall-keyboard', 'token:control'])
const FEED = 'feed:'

const principal = z
  .string()
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:@-]*$/u, 'letters, digits and . _ : @ -')

const grant = defineCommand({
  summary: 'Give a principal a lasting token with a role; only the token’s SHA-256 is journalled, and an earlier token of the principal ends.',
  roles: ['admin'],
  input: z.strictObject({ principal, role: z.enum(GRANTED_ROLES), tokenHash: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal') }),
  output: z.strictObject({ principal: z.string(), role: z.enum(GRANTED_ROLES) }),
  inverse: 'access.revoke',
  plan: (state, input) => {
    const wrong = nameProblem(input.principal, input.role)
    if (wrong) return refuse('bad-input', { zh: `principal: ${wrong.zh}`, en: `principal: ${wrong.en}` })
    const twin = Object.values(state.principals).find((one) => one.tokenHash === input.tokenHash && one.principal !== input.principal)
    if (twin) return refuse('already-exists', { zh: 'tokenHash: 该令牌已属于另一个主体', en: 'tokenHash: this token belongs to another principal' })
    const granted: EventDraft = { type: 'access.granted', body: input }
    return accept([granted], { principal: input.principal, role: input.role })
  },
})

const revoke = defineCommand({
  summary: 'Take a principal’s lasting token back; requests with it are refused from now on.',
  roles: ['admin'],
  input: z.strictObject({ principal }),
  output: z.strictObject({ principal: z.string() }),
  plan: (state, input) => {
    if (!ownValue(state.principals, input.principal))
      return refuse('unknown-person', { zh: `没有名为“${input.principal}”的令牌主体`, en: `no token was given to "${input.principal}"` })
    return accept([{ type: 'access.revoked', body: input }], { principal: input.principal })
  },
})

/** Commands of access (授权). */
export const ACCESS_COMMANDS = { 'access.grant': grant, 'access.revoke': revoke } as const

function nameProblem(name: string, role: (typeof GRANTED_ROLES)[number]): { zh: string; en: string } | null {
  if (OWN_PRINCIPALS.has(name)) return { zh: `“${name}”为本程序自用, 不能发放`, en: `"${name}" is the application's own name` }
  const isFeedName = name.startsWith(FEED)
  if (role !== 'feed') return isFeedName ? { zh: '以 feed: 开头的主体只能是 feed 角色', en: 'names that begin with feed: are for the role feed' } : null
  if (isFeedName && slugSchema.safeParse(name.slice(FEED.length)).success) return null
  return { zh: 'feed 角色的主体须为 feed:数据源名', en: 'the role feed needs the name feed:SOURCE, with the source’s own name' }
}

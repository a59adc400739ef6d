// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'
import { COMMANDS, ROLE_WORDS, issueText, refuse, type Command, type Refusal } from '../../shared/commands/index.ts'
import type { Actor } from '../../shared/domain/index.ts'

/** How ids of the system's own consequences begin. They can be foreseen, so nobody else may spend one and keep it from happening. */
export const DUE_PREFIX = 'due:'

/** A command whose name, role and input were found good. */
export interface CheckedCommand {
  readonly name: string
  readonly command: Command
  readonly input: unknown
  readonly actor: Actor
  readonly commandId: string
  readonly realm: string
  /** Only asked what it would do. */
  readonly preview: boolean
  /** Name, input and realm as one text: what tells a repetition from another command under the same id. */
  readonly print: string
}

/** A request with its defaults filled in. */
export type NamedCommand = Pick<CheckedCommand, 'name' | 'input' | 'commandId' | 'realm' | 'preview'>

/** Looks up the row, the role and the strict input of a command; the refusal names the first wrong field. */
export function checkCommand(request: NamedCommand, actor: Actor): CheckedCommand | Refusal {
  const { name } = request
  if (!Object.hasOwn(COMMANDS, name)) return refuse('unknown-command', { zh: `没有“${name}”这个命令`, en: `there is no command "${name}"` })
  const command = COMMANDS[name as keyof typeof COMMANDS] as unknown as Command
  if (!command.roles.includes(actor.role)) return forbidden(name, command)
  const input = command.input.safeParse(request.input)
  if (!input.success) return refuse('bad-input', issueText(command.input, request.input, 'input') ?? 'input')
  const strange = reservedId(request, actor) ?? (actor.role === 'feed' ? feedRefusal(request, input.data, actor) : null)
  if (strange) return strange
  const print = createHash('sha256')
    .update(canonicalJson([name, input.data, request.realm]))
    .digest('base64')
  return { ...request, command, input: input.data, actor, print }
}

function forbidden(name: string, { roles }: Command): Refusal {
  return refuse('forbidden', {
    zh: `没有权限: ${name} 须由以下角色发出: ${roles.map((role) => `${ROLE_WORDS[role]} ${role}`).join('、')}`,
    en: `${name} needs one of: ${roles.join(', ')}`,
  })
}

function reservedId({ commandId }: NamedCommand, actor: Actor): Refusal | null {
  if (actor.role === 'system' || !commandId.startsWith(DUE_PREFIX)) return null
  return refuse('bad-input', {
    zh: `commandId: 以“${DUE_PREFIX}”开头的编号留给系统自身`,
    en: `commandId: ids that begin with "${DUE_PREFIX}" are the system's own`,
  })
}

/** A feed speaks for its own source only: neither of another one's facts, nor under another one's command ids, which would silence them. */
function feedRefusal({ commandId }: NamedCommand, input: unknown, actor: Actor): Refusal | null {
  const own = actor.principal.replace(/^feed:/, '')
  const said = (input as { source?: unknown } | null)?.source
  if (said !== undefined && said !== own)
    return refuse('forbidden', {
      zh: `没有权限: source: ${actor.principal} 只能报送本源“${own}”的数据`,
      en: `source: ${actor.principal} speaks for "${own}" only`,
    })
  const prefix = commandId.includes('/') ? commandId.slice(0, commandId.indexOf('/')) : own
  if (prefix === own) return null
  return refuse('forbidden', {
    zh: `没有权限: commandId: 以“${prefix}/”开头的编号属于另一数据源`,
    en: `commandId: ids that begin with "${prefix}/" belong to another source`,
  })
}

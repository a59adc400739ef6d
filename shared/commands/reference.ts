// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { Command } from './command.ts'
import { isOutsideRealms } from './realms.ts'
import { REFUSAL_WORDS } from './refusals.ts'
import { COMMANDS } from './registry.ts'
import { ROLE_WORDS } from './roleWords.ts'

const INTRODUCTION = `# 命令 Commands

Every command of the hall; the console, the keys and the [control interface](control-api.md) all use these rows and no other way in. Each is
sent as \`{ "name", "input", "commandId"?, "realm"?, "preview"? }\`. A field with a question mark may be missing. *Undone by* names the command
that takes it back. *hall* marks what speaks of the hall as a whole and so is never part of a drill (演练).
`

/** The command table as a Markdown page (docs/commands.md). */
export function commandsPage(): string {
  const rows = Object.entries(COMMANDS) as unknown as readonly (readonly [string, Command])[]
  const nouns = [...new Set(rows.map(([name]) => nounOf(name)))].toSorted()
  const roles = Object.entries(ROLE_WORDS).map(([role, words]) => `${words} \`${role}\``)
  const chapters = nouns.map((noun) =>
    chapter(
      noun,
      rows.filter(([name]) => nounOf(name) === noun),
    ),
  )
  return `${INTRODUCTION}\nRoles: ${roles.join(', ')}.\n${chapters.join('')}${refusals()}`
}

function nounOf(name: string): string {
  return name.split('.')[0] ?? name
}

function chapter(noun: string, rows: readonly (readonly [string, Command])[]): string {
  return `\n## \`${noun}\`\n\n| command | what it does | input | roles | undone by |\n|---|---|---|---|---|\n${rows.map(row).join('')}`
}

function row([name, command]: readonly [string, Command]): string {
  const scope = isOutsideRealms(name) ? ' *hall*' : ''
  const inverse = command.inverse ? `\`${command.inverse}\`` : ''
  return `| ${[`\`${name}\`${scope}`, command.summary, inputText(command.input), command.roles.join(', '), inverse].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
}

/** The fields of an input; those of each choice where there are several. */
function inputText(input: z.ZodType): string {
  const { shape, options } = input as { shape?: Record<string, z.ZodType>; options?: readonly z.ZodType[] }
  if (options) return options.map(inputText).join(' or ')
  const fields = Object.entries(shape ?? {}).map(([field, schema]) => `\`${field}${schema.safeParse(undefined).success ? '?' : ''}\``)
  return fields.join(' ') || '—'
}

function refusals(): string {
  const rows = Object.entries(REFUSAL_WORDS).map(([code, { zh, en }]) => `| \`${code}\` | ${zh} | ${en} |\n`)
  return `\n## 拒绝 Refusals\n\nEvery refusal has a \`code\`, a \`message\` (English) and a \`messageZh\` that name the exact thing.\n\n| code | 含义 | means |\n|---|---|---|\n${rows.join('')}`
}
